import type { EventRow, Row } from '#service/workspace/rows.ts'

/** A task with all that happened to it; ids are given when every story is told. */
export interface TaskStory {
  task: TaskRow
  events: ToldEvent[]
  mailing: Row<'mailings'> | null
  call: Row<'calls'> | null
}

type ToldEvent = Omit<EventRow, 'task_id' | 'rev' | 'owner_id' | 'stream_seq'>

/** `priority_weight` is the trigger's. */
export type TaskRow = Omit<Row<'tasks'>, 'priority_weight'>

type Actor = { actor_type: 'user'; actor_id: number } | { actor_type: 'job'; actor_id: null }

export const job: Actor = { actor_type: 'job', actor_id: null }
export const person = (id: number): Actor => ({ actor_type: 'user', actor_id: id })

/** What a task starts from. */
export interface Opening {
  action: TaskRow['action']
  taskType: string
  ownerId: number
  createdAt: Date
  dueAt: Date | null
  /** Given: the task starts as pending and becomes workable then. */
  scheduledAt: Date | null
  note: string | null
  priorityId: number
}

export function beginStory(opening: Opening, by: Actor): TaskStory {
  const state = opening.scheduledAt === null ? 'incomplete' : 'pending'
  const task: TaskRow = {
    id: 0, action: opening.action, autoskip_at: null, compiled_sequence_template_html: null, completed_at: null, created_at: opening.createdAt,
    due_at: opening.dueAt, note: opening.note, opportunity_association: null, scheduled_at: opening.scheduledAt, snoozed_at: null, state, state_changed_at: null,
    task_type: opening.taskType, updated_at: opening.createdAt, account_id: null, call_id: null, completer_id: null, creator_type: null,
    creator_id: null, mailing_id: null, opportunity_id: null, owner_id: opening.ownerId, prospect_id: null, sequence_id: null,
    sequence_state_id: null, sequence_step_id: null, sequence_template_id: null, subject_type: null, subject_id: null,
    task_priority_id: opening.priorityId, template_id: null, task_disposition_id: null, task_purpose_id: null, import_key: null, rev: 1,
  }
  const story: TaskStory = { task, events: [], mailing: null, call: null }
  tell(story, opening.createdAt, by, 'create', { state: [null, state], dueAt: [null, opening.dueAt] })
  return story
}

/** pending → incomplete, as the job does it. */
export function becomeWorkable(story: TaskStory, at: Date): void {
  story.task.state = 'incomplete'
  story.task.state_changed_at = at
  tell(story, at, job, 'wake', { state: ['pending', 'incomplete'] })
}

export function moveDue(story: TaskStory, at: Date, dueAt: Date, by: number, action: 'snooze' | 'reschedule'): void {
  const before = story.task.due_at
  story.task.due_at = dueAt
  story.task.snoozed_at = action === 'snooze' ? at : null
  tell(story, at, person(by), action, { dueAt: [before, dueAt] })
}

/** Ends the story; `by` is null where the task was skipped at its time. */
export function finish(story: TaskStory, at: Date, by: number | null, action: string): void {
  const before = story.task.state
  // Jobs skip tasks, and complete those whose mail is out for the person who sent it.
  const actor = by === null || action === 'delivery' ? job : person(by)
  Object.assign(story.task, { state: 'complete', snoozed_at: null, state_changed_at: at, completed_at: at, completer_id: by, compiled_sequence_template_html: null })
  tell(story, at, actor, action, { state: [before, 'complete'], completedAt: [null, at], ...(by !== null && { completer: [null, { type: 'user', id: by }] }) })
}

export function tell(story: TaskStory, at: Date, by: Actor, action: string, changes: EventRow['changes']): void {
  story.events.push({ at, ...by, action, changes, request_id: null })
  Object.assign(story.task, { updated_at: at, rev: story.events.length })
}

/** The stories' rows, with ids in the order in which things happened. */
export function settle(stories: readonly TaskStory[]) {
  const ordered = [...stories].sort((one, other) => time(one.task.created_at) - time(other.task.created_at))
  const mailings: Row<'mailings'>[] = []
  const calls: Row<'calls'>[] = []
  const events: EventRow[] = []
  for (const [index, { task, mailing, call, events: told }] of ordered.entries()) {
    task.id = index + 1
    if (mailing) {
      Object.assign(mailing, { id: mailings.length + 1, task_id: task.id })
      task.mailing_id = mailing.id
      mailings.push(mailing)
    }
    if (call) {
      Object.assign(call, { id: calls.length + 1, task_id: task.id })
      task.call_id = call.id
      calls.push(call)
    }
    for (const [place, event] of told.entries()) events.push({ task_id: task.id, rev: place + 1, ...event, owner_id: task.owner_id, stream_seq: 0 })
  }
  events.sort((one, other) => time(one.at) - time(other.at) || one.task_id - other.task_id || one.rev - other.rev)
  // Numbered already, so that the first change stream doesn't tell the company's whole past as news.
  for (const [index, event] of events.entries()) event.stream_seq = index + 1
  return { tasks: ordered.map((story) => story.task), mailings, calls, task_events: events }
}

function time(instant: Date | string): number {
  return typeof instant === 'string' ? Date.parse(instant) : instant.getTime()
}
