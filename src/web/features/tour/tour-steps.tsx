import type { ReactNode } from 'react'
import type { Role } from '#contract/session.ts'
import { useKeyText } from '#web/commands/command-store.ts'

/** One thing worth knowing. */
export interface TourStep {
  title: string
  text: ReactNode
  /** Where it is: the first of these that shows is outlined. */
  selectors: readonly string[]
}

const row = '#main [role="row"][data-cursor]'

/** The tour, in order; the last step is the role's own. */
export function tourSteps(role: Role): readonly TourStep[] {
  return [
    {
      title: 'Start with Today',
      text: 'Late tasks come first, then what is due today. The red figure says how many are late.',
      selectors: ['nav [aria-label="Views"] a', '#main h1'],
    },
    {
      title: 'Move, complete, take back',
      text: <><Key id="list.next" /> and <Key id="list.previous" /> move through the list, <Key id="task.complete" /> completes. Changed your mind? <Key id="app.undo" /> undoes it.</>,
      selectors: [row],
    },
    {
      title: 'Say when in one line',
      text: <>Press <Key id="task.snooze" /> and type “tue 9”: the task sleeps until Tuesday at nine. “in 2h” and “next week” work too.</>,
      selectors: [row],
    },
    {
      title: 'Find everything',
      text: <><Key id="app.palette" /> finds any command, view, person or task; <Key id="app.keys" /> shows every key. Both stand in your menu too.</>,
      selectors: ['nav [aria-haspopup="menu"]'],
    },
    role === 'rep'
      ? { title: 'Play the list through', text: <><Key id="list.play" /> shows one task at a time: what you finish leads to the next.</>, selectors: ['#main [aria-label^="Play through"]'] }
      : { title: 'See the team’s load', text: 'Team shows who drowns and who has room. From there you plan a move and see its effect first.', selectors: ['nav a[href="/team"]'] },
  ]
}

/** A command's key as the person has it now. */
function Key({ id }: { id: string }) {
  const keys = useKeyText(id)
  return <kbd className="rounded-sm border border-line-2 px-1 font-sans text-meta font-medium text-ink">{keys === '' ? 'no key' : keys}</kbd>
}
