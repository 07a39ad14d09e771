import type { TimeWords } from '#web/lib/time-words.ts'
import { resolveTime, type ResolvedTime, type TimeSetting, type TypedTime } from '#web/lib/typed-time.ts'
import type { WantedAction } from '#web/data/create-pending-actions.ts'
import type { Argument } from './line-steps.ts'

/** A task that a line acts on, as far as the line needs to know it. */
export interface LineTarget {
  id: number
  /** Whom it is about, for the preview: "Dana"; null where it is about nobody. */
  who: string | null
  /** Their IANA zone; null where nobody knows it. */
  zone: string | null
  /** Milliseconds. */
  dueAt: number | null
  note: string | null
}

/** The viewer's side of a time. */
export type ViewerSetting = Omit<TimeSetting, 'theirZone' | 'dueAt'>

/** When a typed time is, for each target; and whom it can't be told for, with the reason. */
export interface TimesOf {
  times: readonly { target: LineTarget; time: TypedTime }[]
  leftOut: readonly { target: LineTarget; reason: string }[]
}

/** `words` for each of `targets`: "their 9:00" and a time of day that is kept are different instants for each. Pure. */
export function timesOf(words: TimeWords, targets: readonly LineTarget[], setting: ViewerSetting): TimesOf {
  const times: { target: LineTarget; time: TypedTime }[] = []
  const leftOut: { target: LineTarget; reason: string }[] = []
  // Most lines mean one instant for all: a bulk of a thousand need not be worked out a thousand times at each key.
  const known = new Map<string, ResolvedTime>()
  const keepsTime = words.clock === null && words.elapsedMs === null && words.exact === null
  for (const target of targets) {
    const key = `${words.isTheirs ? target.zone : ''} ${keepsTime ? target.dueAt : ''}`
    const resolved = known.get(key) ?? resolveTime(words, { ...setting, theirZone: target.zone, dueAt: target.dueAt })
    known.set(key, resolved)
    const { time, failure } = resolved
    if (time === null) leftOut.push({ target, reason: failure })
    else times.push({ target, time })
  }
  return { times, leftOut }
}

/** The actions that `argument` comes to, with absolute targets. Who is left out isn't in it. */
export function actionsOf(argument: Argument, targets: readonly LineTarget[], setting: ViewerSetting): WantedAction[] {
  switch (argument.verb) {
    case 'snooze':
    case 'due':
      return timesOf(argument.words, targets, setting).times.map(({ target, time }) => {
        const dueAt = new Date(time.instant).toISOString()
        return { taskId: target.id, action: argument.verb === 'snooze' ? { name: 'snooze', params: { dueAt } } : { name: 'reschedule', params: { dueAt } } }
      })
    case 'assign':
      return targets.map(({ id }) => ({ taskId: id, action: { name: 'reassignOwner', params: { ownerId: argument.person.id } } }))
    case 'priority':
      return targets.map(({ id }) => ({ taskId: id, action: { name: 'update', params: { taskPriorityId: argument.priority?.id ?? null } } }))
    case 'note':
      return targets.map(({ id, note }) => ({ taskId: id, action: { name: 'updateNote', params: { note: withLine(note, argument.note) } } }))
  }
}

/** A note with a line more: what stood there is never lost to a quick word. */
function withLine(note: string | null, line: string): string {
  const before = note?.trimEnd() ?? ''
  return before === '' ? line : `${before}\n${line}`
}
