import { ListChecks, X } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { useAllCommands, useCommands, useKeyText } from '#web/commands/command-store.ts'
import type { Command } from '#web/commands/command.ts'
import { wordMatcher } from '#web/data/held-tasks.ts'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { KeyHint } from '#web/ui/key-hint.tsx'
import { BulkRun } from './bulk-run.tsx'
import { countSelection, selectionSentence } from './cursor-and-selection.ts'
import type { TaskListParams } from '#web/data/task-paths.ts'
import type { Run } from './use-act.ts'
import type { CursorAndSelection } from './use-cursor.ts'
import { mostMatching, useSelectMatching } from './use-select-matching.ts'

export interface BulkBarProps {
  place: CursorAndSelection
  /** Whether a task is in the view, its words aside; null where it is gone. */
  fits: (id: number) => boolean | null
  /** What is searched for. */
  words: string
  /** What the list asks for, and how much there is of it in all; null where that isn't known. */
  params: TaskListParams
  count: number | null
  run: Run | null
  onEndRun: () => void
  /** Gives the focus back to the list: the pressed button is about to go. */
  onLeave: () => void
}

/** What works on many as on one, in this order; the palette has the rest. */
const verbs = ['task.complete', 'task.snooze', 'task.due', 'task.assign', 'task.priority', 'task.note', 'selection.plan', 'task.delete']

/** What is selected and what can be done with it, over the list's lower edge, so that no row moves. */
export function BulkBar({ place, fits, words, params, count, run, onEndRun, onLeave }: BulkBarProps) {
  const frame = useRef<HTMLDivElement>(null)
  useRoomBelow(frame)
  const { selection } = place
  const hasWords = wordMatcher(words)
  const counts = countSelection(place.place(), (id) => {
    const visible = fits(id) === true ? visibleTask(id) : null
    return visible === null ? fits(id) : hasWords(visible.task)
  })
  const commands = useAllCommands()
  const offered = verbs.flatMap((id) => commands.find((command) => command.id === id) ?? [])
  return (
    <div className="pointer-events-none absolute inset-x-2 bottom-2 z-20 @container flex justify-center sm:inset-x-4 sm:bottom-3">
      <section ref={frame} aria-label="Selection" className="pointer-events-auto relative max-w-full animate-toast rounded-lg bg-raised shadow-pop">
        {run !== null && <BulkRun key={run.groupId} run={run} selection={selection} onEnd={onEndRun} onLeave={onLeave} />}
        {counts.total > 0 && (
          <div className="flex flex-wrap items-center gap-x-1 gap-y-1 py-1.5 pr-1.5 pl-3">
            <p role="status" data-tabular className="mr-auto py-1 pr-2 text-row font-medium text-ink">
              {selectionSentence(counts)}
            </p>
            <MatchingButton place={place} params={params} count={count} />
            <div role="group" aria-label="Act on the selection" className="flex flex-wrap items-center">
              {offered.map((command) => (
                <VerbButton key={command.id} command={command} />
              ))}
            </div>
            <IconButton
              label="Clear the selection"
              icon={<X size={14} aria-hidden="true" />}
              onClick={() => {
                selection.clear()
                onLeave()
              }}
            />
          </div>
        )}
      </section>
    </div>
  )
}

function VerbButton({ command: { id, title, icon: Icon, disabledReason = null, run } }: { command: Command }) {
  const key = useKeyText(id)
  return (
    <Button variant="ghost" icon={Icon && <Icon size={15} aria-hidden="true" />} disabledReason={disabledReason} onClick={run} className="px-2">
      <span className="@max-3xl:sr-only">{title.replace('…', '').replace(/^(Set the|Write a) /u, '').replace(/^./u, (letter) => letter.toLocaleUpperCase())}</span>
      <span className="@max-4xl:hidden">
        <KeyHint keys={key} />
      </span>
    </Button>
  )
}

/** From all that is shown to all that match. */
function MatchingButton({ place, params, count }: Pick<BulkBarProps, 'place' | 'params' | 'count'>) {
  const { reading, start, cancel } = useSelectMatching(params, place.selection)
  const { rows, selected } = place.place()
  const isAllShown = rows.length > 0 && rows.every((id) => selected.has(id))
  const isOffered = reading === null && isAllShown && count !== null && count > selected.size && selected.size < mostMatching
  const title = count === null || count <= mostMatching ? `Select all ${count?.toLocaleString()} that match` : `Select the first ${mostMatching.toLocaleString()} of ${count.toLocaleString()}`
  useCommands(isOffered ? [{ id: 'selection.matching', title, group: 'Selection', key: 'Shift+a', run: start }] : [])
  const key = useKeyText('selection.matching')
  if (reading !== null) {
    return (
      <span className="flex items-center gap-1 text-row text-ink-2">
        <span role="status" data-tabular>
          Reading {reading.toLocaleString()}
          {count !== null && ` of ${Math.min(count, mostMatching).toLocaleString()}`}…
        </span>
        <Button variant="ghost" onClick={cancel}>
          Stop
        </Button>
      </span>
    )
  }
  if (!isOffered) return null
  return (
    <Button variant="ghost" icon={<ListChecks size={15} aria-hidden="true" />} onClick={start} className="text-accent-ink">
      {title}
      <span className="@max-4xl:hidden">
        <KeyHint keys={key} />
      </span>
    </Button>
  )
}

/** Tells the page how much of its lower edge is covered: the list scrolls that much further, messages stand above. */
function useRoomBelow(frame: React.RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => style.setProperty('--bar', `${element.offsetHeight + 20}px`))
    observer.observe(element)
    return () => {
      observer.disconnect()
      style.removeProperty('--bar')
    }
  }, [frame])
}
