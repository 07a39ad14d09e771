import { AlarmClock, CalendarClock, Check, Flag, NotebookPen, Repeat, Sunrise, UserRound, type LucideIcon } from 'lucide-react'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { verbRefusal, type TaskVerb } from '#web/task/offered-verbs.ts'
import { say } from '#web/ui/messages.ts'
import { hasCommandLine, openCommandLine, type LineVerb } from './command-line.ts'
import type { Command } from './command.ts'
import { planVerbs } from './plan-verbs.ts'
import { targetsFrom, taskSurface, type TaskSurface } from './task-surface.ts'
import { wakeNow } from './wake-now.ts'

/** What was done last, so that it can be done again. */
interface DoneVerb {
  taskIds: readonly number[]
  /** Does it on other tasks of `surface`. */
  run: (surface: TaskSurface, taskIds: readonly number[]) => void
}

let last: DoneVerb | null = null

/** Does something on what a verb acts on now, or on `taskIds`, and remembers it for "repeat". */
export function doVerb(run: DoneVerb['run'], taskIds?: readonly number[]): void {
  const surface = taskSurface()
  if (surface === null) return
  const targets = taskIds ?? surface.targets()
  last = { taskIds: targets, run }
  run(surface, targets)
}

/** Why `name` works on none of what a verb acts on now, or null. */
function refusalNow(name: TaskVerb): string | null {
  const taskIds = taskSurface()?.targets() ?? []
  if (taskIds.length === 0) return 'There is no task here to do it on.'
  const reasons = taskIds.map((id) => taskRefusal(id, name))
  return reasons.includes(null) ? null : (reasons[0] ?? null)
}

function taskRefusal(taskId: number, name: TaskVerb): string | null {
  const visible = visibleTask(taskId)
  return visible === null ? 'The task isn’t here yet.' : verbRefusal(visible, name)
}

/** The last verb on the next row: where it left its task under the cursor, the one after that. */
function repeatLast(): void {
  const surface = taskSurface()
  if (surface === null || last === null) return
  const { taskIds: done, run } = last
  const [target, ...others] = surface.targets()
  if (target === undefined) return
  if (others.length > 0 || !done.includes(target)) return doVerb(run)
  const next = surface.after(target)
  if (next === null) return say('There is no next task.', { isShown: true })
  surface.goTo(next)
  doVerb(run, [next])
}

/** A verb that takes a time, a person or words, in one line. */
function lineVerb(verb: LineVerb, key: string, title: string, icon: LucideIcon, action: TaskVerb): Command {
  return {
    id: `task.${verb}`, title, group: 'Task', key, icon,
    get disabledReason() {
      return refusalNow(action)
    },
    run: () => openCommandLine(verb),
    runTimes: (count) => openCommandLine(verb, nextTargets(count)),
  }
}

function nextTargets(count: number): readonly number[] {
  const surface = taskSurface()
  return surface === null ? [] : targetsFrom(surface, count)
}

/** What a verb acts on now that was put off and isn't due yet. */
function asleep(): readonly number[] {
  return (taskSurface()?.targets() ?? []).filter((id) => {
    const task = visibleTask(id)?.task
    return task?.meta?.snoozedAt !== undefined && Date.parse(task.attributes.dueAt ?? '') > Date.now()
  })
}

const complete: DoneVerb['run'] = (surface, taskIds) => surface.act(taskIds, { name: 'markComplete', params: {} })

const lineVerbs: readonly Command[] = [
  lineVerb('snooze', 's', 'Snooze…', AlarmClock, 'snooze'),
  lineVerb('due', 'd', 'Set the due date…', CalendarClock, 'reschedule'),
  lineVerb('assign', 'a', 'Assign…', UserRound, 'reassignOwner'),
  lineVerb('priority', 'p', 'Set the priority…', Flag, 'taskPriority'),
  lineVerb('note', 'n', 'Write a note…', NotebookPen, 'updateNote'),
]

/** The verbs on tasks. They come after the first screen; their keys are kept until then. */
export const taskVerbs: readonly Command[] = [
  {
    id: 'task.complete', title: 'Complete', group: 'Task', key: 'e', keywords: 'done finish', icon: Check,
    get disabledReason() {
      return refusalNow('markComplete')
    },
    run: () => doVerb(complete),
    runTimes: (count) => doVerb(complete, nextTargets(count)),
  },
  {
    id: 'task.wake', title: 'Wake now', group: 'Task', keywords: 'snoozed unsnooze back today', icon: Sunrise,
    get disabledReason() {
      return refusalNow('reschedule') ?? (asleep().length === 0 ? 'Only a snoozed task can be woken.' : null)
    },
    run: () => wakeNow(asleep()),
  },
  {
    id: 'task.repeat', title: 'Repeat the last action on the next task', group: 'Task', key: '.', keywords: 'again', icon: Repeat,
    get disabledReason() {
      return last === null ? 'Nothing was done yet that could be repeated.' : null
    },
    run: repeatLast,
  },
  ...(hasCommandLine() ? lineVerbs : []),
  ...planVerbs,
]
