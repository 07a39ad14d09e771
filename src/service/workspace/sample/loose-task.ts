import type { Row } from '#service/workspace/rows.ts'
import type { Rep } from './people.ts'
import { aimAtProspect, dueTime, priorityByChance, recordCall, writeNote, type SampleContext } from './sample-context.ts'
import { beginStory, finish, job, moveDue, person, type TaskRow, type TaskStory } from './task-story.ts'
import type { notePatterns } from './note-patterns.ts'

const minute = 60_000
const dayMs = 86_400_000

type LooseType = 'manual' | 'follow_up' | 'no_reply' | 'sequence_open' | 'sequence_click' | 'touch'

const typesByChance: readonly (readonly [LooseType, number])[] = [['manual', 34], ['follow_up', 26], ['no_reply', 12], ['sequence_open', 11], ['sequence_click', 8], ['touch', 9]]

const actionsByChance: Record<LooseType, readonly (readonly ['call' | 'email' | 'action_item' | 'in_person', number])[]> = {
  manual: [['call', 30], ['email', 25], ['action_item', 30], ['in_person', 15]],
  follow_up: [['call', 45], ['email', 45], ['in_person', 10]],
  no_reply: [['email', 70], ['call', 30]],
  sequence_open: [['call', 80], ['email', 20]],
  sequence_click: [['call', 80], ['email', 20]],
  touch: [['call', 40], ['email', 40], ['in_person', 20]],
}

/** What the notes are about; those of other types go by the action. */
const noteKinds: Partial<Record<LooseType, keyof typeof notePatterns>> = {
  follow_up: 'follow_up', no_reply: 'no_reply', sequence_open: 'opened', sequence_click: 'clicked',
}

/** What a task outside of a sequence step is about: a prospect, or an account or opportunity as a whole. */
export type Target = { prospect: Row<'prospects'>; run: { sequenceId: number; stepId: number } | null }

/** A task that people or signals make: still to do (`dueAt`), waiting (`scheduledAt`), or done (`doneAt`). */
export type LooseStanding = { kind: 'open'; dueAt: Date | null } | { kind: 'pending'; scheduledAt: Date; dueAt: Date } | { kind: 'done'; doneAt: Date }

export function looseTask(context: SampleContext, rep: Rep, target: Target, standing: LooseStanding): TaskStory {
  const { dice, calendar } = context
  const { prospect } = target
  // Opens and clicks come from a mail of a sequence; without one it was a plain follow-up.
  const drawn = dice.weighted(typesByChance)
  const type = target.run === null && (drawn === 'sequence_open' || drawn === 'sequence_click') ? 'follow_up' : drawn
  const action = dice.weighted(actionsByChance[type])
  const dueAt = standing.kind === 'done' ? dueBefore(context, rep, standing.doneAt) : standing.dueAt
  const latest = Math.min(...[dueAt, standing.kind === 'done' ? standing.doneAt : calendar.now].flatMap((instant) => (instant ? [instant.getTime()] : [])))
  const age = type === 'sequence_open' || type === 'sequence_click' ? dice.int(30, 1440) * minute : dice.int(4 * 60, 9 * 1440) * minute
  const createdAt = calendar.workingMoment(new Date(latest - age), rep.zone, dice.int(0, 300))
  const note = writeNote(context, rep, noteKinds[type] ?? action, { first: prospect.first_name, company: prospect.company ?? '' })
  const authorId = dice.chance(0.12) ? rep.managerId : rep.user.id
  const byPerson = type === 'manual' || type === 'follow_up'
  const story = beginStory({
    action, taskType: type, ownerId: rep.user.id, createdAt, dueAt, note, priorityId: priorityByChance(context),
    scheduledAt: standing.kind === 'pending' ? standing.scheduledAt : null,
  }, byPerson ? person(authorId) : job)
  aim(context, story.task, target, type)
  if (byPerson) Object.assign(story.task, { creator_type: 'user', creator_id: authorId })
  else if (type === 'touch') Object.assign(story.task, { creator_type: 'stage', creator_id: prospect.stage_id })
  else if (target.run) Object.assign(story.task, { creator_type: 'sequenceStep', creator_id: target.run.stepId })
  if (action === 'in_person' && dice.chance(0.7)) story.task.task_purpose_id = dice.int(1, 5)

  if (standing.kind === 'open' && dueAt !== null && dice.chance(0.2)) moveOnce(context, rep, story, dueAt)
  if (standing.kind === 'done') complete(context, rep, story, standing.doneAt)
  return story
}

function aim(context: SampleContext, task: TaskRow, { prospect, run }: Target, type: LooseType): void {
  const { dice } = context
  const deal = context.opportunities.find((row) => row.account_id === prospect.account_id)
  const draw = type === 'manual' || type === 'touch' ? dice.int(1, 100) : 100
  if (draw <= 12) Object.assign(task, { subject_type: 'account', subject_id: prospect.account_id, account_id: prospect.account_id })
  else if (draw <= 22 && deal) Object.assign(task, { subject_type: 'opportunity', subject_id: deal.id, opportunity_id: deal.id, account_id: deal.account_id })
  else aimAtProspect(context, task, prospect)
  if (run && (type === 'sequence_open' || type === 'sequence_click' || type === 'no_reply')) {
    Object.assign(task, { sequence_id: run.sequenceId, sequence_step_id: run.stepId })
  }
}

/** The due date once stood earlier, and somebody moved it. */
function moveOnce(context: SampleContext, rep: Rep, story: TaskStory, dueAt: Date): void {
  const { calendar, dice } = context
  const created = new Date(story.task.created_at).getTime()
  const latest = Math.min(calendar.now.getTime(), dueAt.getTime()) - minute
  const movedAt = new Date(created + Math.floor((latest - created) * dice.faker.number.float({ min: 0.2, max: 0.9 })))
  const firstDue = new Date(created + Math.floor((dueAt.getTime() - created) * 0.5))
  story.task.due_at = firstDue
  const opening = story.events[0]
  if (opening) opening.changes = { ...opening.changes, dueAt: [null, firstDue] }
  moveDue(story, movedAt, dueAt, dice.chance(0.85) ? rep.user.id : rep.managerId, dice.pick(['snooze', 'reschedule'] as const))
}

function complete(context: SampleContext, rep: Rep, story: TaskStory, doneAt: Date): void {
  const { dice } = context
  const { task } = story
  const met = task.action === 'in_person' && dice.chance(0.8)
  if (met) Object.assign(task, { task_disposition_id: dice.int(1, 5), task_purpose_id: task.task_purpose_id ?? dice.int(1, 5) })
  finish(story, doneAt, dice.chance(0.95) ? rep.user.id : rep.managerId, met ? 'logMeetInPerson' : 'markComplete')
  if (task.action === 'call' && task.prospect_id !== null) recordCall(context, story, doneAt)
}

/** Most is done on its day, some a day or two late, a little ahead of time. */
function dueBefore(context: SampleContext, rep: Rep, doneAt: Date): Date {
  const { calendar, dice } = context
  const offset = dice.weighted([[0, 7], [-1, 2], [-2, 1], [1, 1]] as const)
  return calendar.at(calendar.step(calendar.dayOf(doneAt, rep.zone), offset), dueTime(context), rep.zone)
}

/** How long ago work was done: the last weeks, today included. */
export function doneMoment(context: SampleContext, rep: Rep): Date {
  const { calendar, dice } = context
  const age = Math.floor(dice.faker.number.float() ** 1.3 * 30 * dayMs)
  return calendar.workingMoment(new Date(calendar.now.getTime() - 5 * minute - age), rep.zone, dice.int(0, 400))
}
