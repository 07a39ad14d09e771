import { stepTasks } from '#contract/sequence-steps.ts'
import type { Row } from '#service/workspace/rows.ts'
import type { Rep } from './people.ts'
import type { Play, PlayStep } from './playbook.ts'
import { aimAtProspect, dueTime, priorityByChance, recordCall, writeNote, type SampleContext } from './sample-context.ts'
import { attachMailing, compileTemplate } from './step-copy.ts'
import { becomeWorkable, beginStory, finish, job, moveDue, person, tell, type TaskStory } from './task-story.ts'

const minute = 60_000

/** Where a prospect stands in a sequence. */
export type Standing =
  | { kind: 'open'; dueAt: Date; when: 'overdue' | 'today' | 'upcoming' }
  | { kind: 'pending'; scheduledAt: Date; dueAt: Date }
  | { kind: 'over'; state: 'finished' | 'paused' | 'bounced' | 'opted_out' | 'failed'; endedAt: Date }

export interface Run {
  state: Row<'sequence_states'>
  stories: TaskStory[]
}

interface Walk {
  context: SampleContext
  rep: Rep
  prospect: Row<'prospects'>
  play: Play
  state: Row<'sequence_states'>
}

/**
 * A prospect's way through the first `reached` steps of a sequence, told backwards: each step's task was made at the moment the
 * one before it was completed.
 */
export function runSequence(context: SampleContext, card: { id: number; rep: Rep; prospect: Row<'prospects'>; play: Play; reached: number; standing: Standing }): Run {
  const { rep, prospect, play, standing } = card
  const steps = play.steps.slice(0, card.reached)
  const last = steps.at(-1)
  if (!last) throw new Error('a run needs a step')
  const state: Row<'sequence_states'> = {
    id: card.id, state: standing.kind === 'over' ? standing.state : 'active', state_changed_at: null, pause_reason: null,
    account_id: prospect.account_id, prospect_id: prospect.id, sequence_id: play.sequence.id, sequence_step_id: last.row.id,
    created_at: context.calendar.now, updated_at: context.calendar.now,
  }
  const walk: Walk = { context, rep, prospect, play, state }
  const stories: TaskStory[] = []
  for (const step of steps.reverse()) {
    const follower = stories[0]?.task.created_at
    if (follower !== undefined) stories.unshift(doneStep(walk, step, new Date(follower)))
    else if (standing.kind === 'open') stories.unshift(openStep(walk, step, standing))
    else if (standing.kind === 'pending') stories.unshift(waitingStep(walk, step, standing))
    else stories.unshift(doneStep(walk, step, standing.endedAt))
  }
  const enrolledAt = stories[0]?.task.created_at ?? context.calendar.now
  const changedAt = standing.kind === 'over' ? standing.endedAt : enrolledAt
  Object.assign(state, { created_at: enrolledAt, state_changed_at: changedAt, updated_at: stories.at(-1)?.task.created_at ?? enrolledAt })
  if (standing.kind === 'over') state.updated_at = standing.endedAt
  if (state.state === 'paused') state.pause_reason = context.dice.pick(['Out of office until next month', 'Paused by owner', 'Task deleted'])
  return { state, stories }
}

function openStep(walk: Walk, step: PlayStep, { dueAt, when }: Extract<Standing, { kind: 'open' }>): TaskStory {
  const { context, rep } = walk
  const { calendar, dice } = context
  // A sequence never dates its own step ahead of the day it is workable: what is due later was moved there.
  const movedFrom = when === 'upcoming' ? dice.int(1, 5) : when === 'overdue' && dice.chance(0.25) ? dice.int(1, 2) : 0
  const day = when === 'upcoming' ? calendar.workday(-movedFrom) : calendar.step(calendar.dayOf(dueAt, rep.zone), -movedFrom)
  const firstDue = movedFrom > 0 ? calendar.at(day, dueTime(context), rep.zone) : dueAt
  const scheduledAt = workableAt(walk, step, firstDue, calendar.now)
  const story = makeStep(walk, step, scheduledAt, firstDue)
  becomeWorkable(story, scheduledAt)
  if (movedFrom > 0) {
    const moved = new Date(Math.min(firstDue.getTime() + dice.int(5, 90) * minute, calendar.now.getTime() - minute))
    moveDue(story, moved, dueAt, rep.user.id, dice.pick(['snooze', 'reschedule'] as const))
  }
  const skipAt = step.card.autoskip === undefined ? null : new Date(dueAt.getTime() + step.card.autoskip * 1000)
  // A skip that lies behind would already have happened: that task was taken off auto-skip.
  story.task.autoskip_at = skipAt !== null && skipAt.getTime() > calendar.now.getTime() + 12 * 60 * minute ? skipAt : null
  if (step.type === 'manual_email') attachMailing(story, { ...walk, step })
  else if (step.template) story.task.compiled_sequence_template_html = compileTemplate(step.template.card, walk)
  return story
}

function waitingStep(walk: Walk, step: PlayStep, { scheduledAt, dueAt }: Extract<Standing, { kind: 'pending' }>): TaskStory {
  const story = makeStep(walk, step, scheduledAt, dueAt)
  if (step.card.autoskip !== undefined) story.task.autoskip_at = new Date(dueAt.getTime() + step.card.autoskip * 1000)
  if (step.type === 'manual_email') attachMailing(story, { ...walk, step })
  return story
}

function doneStep(walk: Walk, step: PlayStep, doneAt: Date): TaskStory {
  const { context, rep } = walk
  const { calendar, dice } = context
  const doneDay = calendar.dayOf(doneAt, rep.zone)
  const late = dice.weighted([[0, 7], [1, 2], [2, 1]] as const)
  const dueAt = calendar.at(calendar.step(doneDay, -late), dueTime(context), rep.zone)
  const scheduledAt = workableAt(walk, step, dueAt, doneAt)
  const story = makeStep(walk, step, scheduledAt, dueAt)
  becomeWorkable(story, scheduledAt)
  if (step.card.autoskip !== undefined) {
    // The rep was away and the step skipped itself, or the rep came first.
    const skipped = late > 0 && dice.chance(0.6)
    story.task.autoskip_at = skipped ? doneAt : new Date(doneAt.getTime() + step.card.autoskip * 1000)
    if (skipped) {
      finish(story, doneAt, null, 'autoskip')
      return story
    }
  }
  if (step.type === 'manual_email') {
    attachMailing(story, { ...walk, step }, doneAt)
    const sentAt = new Date(doneAt.getTime() - minute)
    tell(story, sentAt, person(rep.user.id), 'deliver', { 'mailing.state': ['drafted', 'scheduled'], 'mailing.scheduledAt': [null, sentAt] })
    finish(story, doneAt, rep.user.id, 'delivery')
  } else finish(story, doneAt, rep.user.id, dice.chance(0.4) ? 'markComplete' : 'advance')
  if (step.type === 'call') recordCall(context, story, doneAt)
  return story
}

function makeStep(walk: Walk, step: PlayStep, scheduledAt: Date, dueAt: Date): TaskStory {
  const { context, rep, prospect, play, state } = walk
  const { calendar, dice } = context
  const { taskType, action } = stepTasks[step.type]
  const latest = Math.min(scheduledAt.getTime() - step.interval * minute, calendar.now.getTime() - 10 * minute)
  const createdAt = calendar.workingMoment(new Date(latest), rep.zone, dice.int(0, 240))
  const noteKind = action === 'call' || action === 'email' ? action : 'action_item'
  // Steps on LinkedIn and by text say themselves what to do.
  const note = /^(linkedin|sms)/.test(step.type) || dice.chance(0.55) ? step.card.note : writeNote(context, rep, noteKind, { first: prospect.first_name, company: prospect.company ?? '' })
  const priorityId = dice.chance(0.8) ? (step.row.task_priority_id ?? priorityByChance(context)) : priorityByChance(context)
  const by = step.row.order === 1 ? person(rep.user.id) : job
  const story = beginStory({ action, taskType, ownerId: rep.user.id, createdAt, dueAt, scheduledAt, note, priorityId }, by)
  aimAtProspect(context, story.task, prospect)
  Object.assign(story.task, {
    creator_type: 'sequenceStep', creator_id: step.row.id, sequence_id: play.sequence.id, sequence_state_id: state.id, sequence_step_id: step.row.id,
    template_id: step.template?.id ?? null, sequence_template_id: step.template?.sequenceTemplateId ?? null,
  })
  return story
}

/** A step becomes workable early on its day, a fast one shortly before it is due, and always before `limit`. */
function workableAt(walk: Walk, step: PlayStep, dueAt: Date, limit: Date): Date {
  const { calendar, dice } = walk.context
  const early = step.interval <= 240 ? new Date(dueAt.getTime() - dice.int(15, 45) * minute) : calendar.at(calendar.dayOf(dueAt, walk.rep.zone), 360, walk.rep.zone)
  return new Date(Math.min(early.getTime(), limit.getTime() - dice.int(4, 40) * minute))
}
