import type { Row } from '#service/workspace/rows.ts'
import type { Dice } from './dice.ts'
import type { Rep } from './people.ts'
import { callNotes, notePatterns } from './note-patterns.ts'
import { fillIn } from './playbook.ts'
import type { TaskRow, TaskStory } from './task-story.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** What every part of the sample draws on. */
export interface SampleContext {
  dice: Dice
  calendar: WorkCalendar
  priorityId: (name: string) => number
  stageId: (name: string) => number
  accounts: readonly Row<'accounts'>[]
  opportunities: readonly Row<'opportunities'>[]
  users: readonly Row<'users'>[]
  /** Notes that each rep hasn't used yet, by rep and kind. */
  decks: Map<string, string[]>
}

/** Times of day at which people put tasks; nobody plans one for 11:37. */
const dueMinutes = [540, 540, 570, 600, 600, 630, 660, 690, 780, 810, 840, 855, 900, 930, 960, 990, 1020]

export function dueTime(context: SampleContext): number {
  return context.dice.pick(dueMinutes)
}

export function priorityByChance(context: SampleContext): number {
  return context.priorityId(context.dice.weighted([['Urgent', 6], ['High', 18], ['Normal', 60], ['Low', 16]] as const))
}

/** Hangs `task` on a prospect, its account, and, where a rule says so, the account's opportunity. */
export function aimAtProspect(context: SampleContext, task: TaskRow, prospect: Row<'prospects'>): void {
  Object.assign(task, { subject_type: 'prospect', subject_id: prospect.id, prospect_id: prospect.id, account_id: prospect.account_id })
  const deals = context.opportunities.filter((deal) => deal.account_id === prospect.account_id)
  if (deals.length === 0 || !context.dice.chance(0.45)) return
  task.opportunity_association = context.dice.weighted([['recent_created', 5], ['recent_updated', 3], ['noop', 1]] as const)
  if (task.opportunity_association === 'noop') return
  const stamp = task.opportunity_association === 'recent_created' ? 'created_at' : 'updated_at'
  task.opportunity_id = deals.reduce((newest, deal) => (deal[stamp] > newest[stamp] ? deal : newest)).id
}

/** A note a rep would write for this task, or null: not everybody writes. */
export function writeNote(context: SampleContext, rep: Rep, kind: keyof typeof notePatterns, who: { first: string; company: string }): string | null {
  const { dice } = context
  if (dice.chance(0.12)) return null
  const odd = dice.int(1, 100)
  const pattern = nextPattern(context, rep, odd <= 1 ? 'long' : odd <= 4 ? 'other' : kind)
  const colleague = dice.pick(context.users.filter((user) => user.id !== rep.user.id))
  const manager = context.users.find((user) => user.id === rep.managerId)
  return fillIn(pattern, { ...who, n: String(dice.int(2, 24) * 5), colleague: colleague.first_name, manager: manager?.first_name ?? 'the manager' })
}

/** The patterns of a kind in turn, shuffled for each rep: nobody writes the same note twice in a row. */
function nextPattern({ dice, decks }: SampleContext, rep: Rep, kind: keyof typeof notePatterns): string {
  const key = `${rep.user.id} ${kind}`
  const deck = decks.get(key) ?? []
  if (deck.length === 0) deck.push(...dice.shuffle<string>(notePatterns[kind]))
  decks.set(key, deck)
  return deck.pop() ?? ''
}

/** The call that a completed call task leaves behind. */
export function recordCall(context: SampleContext, story: TaskStory, endedAt: Date): void {
  const { dice } = context
  const answered = dice.chance(0.45)
  const { task } = story
  story.call = {
    id: 0, direction: 'outbound', outcome: answered ? 'completed' : 'no_answer', state: 'finished', note: dice.chance(0.7) ? dice.pick(callNotes) : null,
    answered_at: answered ? new Date(endedAt.getTime() - dice.int(3, 18) * 60_000) : null, completed_at: endedAt,
    prospect_id: task.prospect_id, sequence_id: task.sequence_id, task_id: null, user_id: task.owner_id, created_at: endedAt, updated_at: endedAt,
  }
}
