import type { Move, MoveRule, StayReason } from '#contract/move-plan.ts'
import { daysText } from '#web/lib/days-text.ts'
import type { PlanAddress } from './plan-address.ts'

export const ruleWords: Record<MoveRule, { name: string; does: string }> = {
  capacity: { name: 'By capacity left', does: 'To who has most room on the task’s day' },
  even: { name: 'Evenly', does: 'The same number of tasks each' },
  effort: { name: 'By effort', does: 'So that everybody’s hours come out alike' },
}

export const stayWords: Record<StayReason, string> = {
  complete: 'already complete',
  noRight: 'not yours to move',
  changed: 'changed since the plan was made',
  lockedReceiver: 'nobody who could receive it: the account is locked',
  nobodyFits: 'nobody of the receivers fits',
  alreadyTheirs: 'is with the right person already',
}

export const becauseWords: Record<Move['because'], string> = { pin: 'Pinned', spokeLast: 'Spoke to them last', rule: '' }

/** A plan in one sentence: "Everything of Ana due until 8 May, to Ben and Cy, evenly." Pure. */
export function planSentence({ from, until, ids, list, to, rule, leave }: PlanAddress, nameOf: (id: number) => string): string {
  const names = (people: readonly number[]) => (people.length > 3 ? `${people.length} people` : listed(people.map(nameOf)))
  const what = ids.length > 0 ? `${ids.length} picked ${ids.length === 1 ? 'task' : 'tasks'}` : list !== null ? 'The tasks of a list' : from.length === 0 ? 'Nothing picked yet' : `Everything of ${names(from)}`
  const due = ids.length === 0 && list === null && until !== null ? ` due until ${daysText(`${until}..${until}`)}` : ''
  return `${what}${due}, ${to.length === 0 ? 'to nobody yet' : `to ${names(to)}`}, ${ruleWords[rule].name.toLowerCase()}${leave === null ? '' : `, while away ${daysText(`${leave.from}..${leave.until}`)}`}.`
}

/** So many names as a line holds, and how many more: "Ana, Ben, Cy and 27 others". Pure. */
export function someNames(names: readonly string[], most = 6): string {
  // "and 1 other" is no shorter than the name.
  return names.length <= most + 1 ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} others`
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}
