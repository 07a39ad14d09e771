import { previewOf } from '#web/task/line-preview.ts'
import { isArgument, readLine, type Step } from '#web/task/line-steps.ts'
import { lineTargetsOf } from '#web/task/line-target-of.ts'
import { useLineWords } from '#web/task/use-line-words.ts'
import { runLine } from './run-line.ts'
import { targetsFrom, taskSurface } from './task-surface.ts'

/** A line of the grammar as it was typed among other things: what it would do, or why it would do nothing. */
export interface TypedLine {
  /** "Snooze to Tuesday 1 Dec 9:00". */
  title: string
  /** The prospect's clock, and what should be known before. */
  detail: string
  /** Why it does nothing. */
  disabledReason: string | null
  /** Whether it is plainly meant as a line: "e" may as well be the beginning of a word. */
  isPlain: boolean
  /** Sets a time that has passed: to be asked for twice. */
  isPast: boolean
  run: () => void
}

/** `text` as a line on what a verb acts on now; null where it doesn't begin with a verb, or there is nothing to act on. */
export function useTypedLine(text: string): TypedLine | null {
  const surface = taskSurface()
  const targetIds = surface?.targets() ?? []
  const { words, setting } = useLineWords(null, targetIds[0] ?? null)
  if (surface === null || targetIds.length === 0) return null
  const { steps, failure, isCommand } = readLine(text, words)
  if (!isCommand) return null
  if (steps === null) return { title: text.trim(), detail: '', disabledReason: failure, isPlain: false, isPast: false, run: () => {} }
  const run = () => runLine(steps, setting)
  const last = steps.at(-1)
  // Of a line that moves first the targets are known once it has moved.
  if (steps.length > 1 || last === undefined || !isArgument(last)) return { title: steps.map(stepWords).join(', then '), detail: '', disabledReason: null, isPlain: steps.length > 1 || /\d/u.test(text), isPast: false, run }
  const targets = lineTargetsOf(last.count === null ? targetIds : targetsFrom(surface, last.count))
  const { text: title, theirs, warnings, isPast, isNothing } = previewOf(last, targets, setting)
  return { title, detail: [theirs, ...warnings].filter(Boolean).join(' · '), disabledReason: isNothing ? (warnings[0] ?? 'There is no task here to do it on.') : null, isPlain: !/^note\b/iu.test(text.trim()), isPast, run }
}

function stepWords(step: Step): string {
  if ('by' in step) return `${Math.abs(step.by)} ${step.by > 0 ? 'down' : 'up'}`
  const verb = { select: 'select', complete: 'complete', repeat: 'repeat the last action', snooze: 'snooze', due: 'set the due date', assign: 'assign', priority: 'set the priority', note: 'note' }[step.verb]
  return step.count === null ? verb : `${verb} ${step.count}`
}
