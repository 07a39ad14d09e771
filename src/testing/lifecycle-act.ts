import type { LifecycleModel, ModelTask } from './lifecycle-model.ts'
import { pickOpportunity } from './lifecycle-world.ts'
import type { Cast } from './task-fixture.ts'

/** What the model says to a request: the status, and the task that the answer shows. */
export interface Expected {
  status: number
  task?: ModelTask
}

const refused: Expected = { status: 422 }
const day = 86_400_000

/** What a person gets who wants to change a task; null: they may. */
export function barred(model: LifecycleModel, who: keyof Cast, id: number): Expected | null {
  const task = model.tasks.get(id)
  const { visible, writable } = model.world.scope[who]
  const owner = task?.relationships.owner?.id ?? -1
  if (task === undefined || (visible !== null && !visible.includes(owner))) return { status: 404 }
  return writable !== null && !writable.includes(owner) ? { status: 403 } : null
}

/** Whether a person may give tasks to `ownerId`. */
export function mayGive(model: LifecycleModel, who: keyof Cast, ownerId: number): boolean {
  const { visible } = model.world.scope[who]
  const everybody = Object.values(model.world.cast)
  return everybody.includes(ownerId) && (visible === null || visible.includes(ownerId))
}

/** One of the nine actions, on the model. */
export function actOnModel(model: LifecycleModel, who: keyof Cast, id: number, name: string, params: Readonly<Record<string, string>>): Expected {
  const bar = barred(model, who, id)
  const task = model.tasks.get(id)
  if (bar !== null || task === undefined) return bar ?? { status: 404 }
  const isOpen = task.attributes.state !== 'complete'
  const actor = { type: 'user' as const, id: model.world.cast[who] }
  const done = (): Expected => ({ status: 200, task })
  const completion = { completer: actor.id, ...(params.completionNote && { note: params.completionNote }) }
  if (!isOpen && name !== 'updateNote' && name !== 'updateOpportunityAssociation') return refused
  switch (name) {
    case 'advance':
      if (!String(task.attributes.taskType).startsWith('sequence_step_') || !model.isAtStep(task)) return refused
      model.complete(task, actor, name, { completer: actor.id })
      return done()
    case 'markComplete':
      model.complete(task, actor, name, { ...completion, ...(params.completionAction && { how: params.completionAction }) })
      return done()
    case 'logMeetInPerson': {
      if (task.attributes.action !== 'in_person') return refused
      if (Number(params.taskDispositionId) !== model.world.dispositionId) return refused
      if (params.taskPurposeId !== undefined && Number(params.taskPurposeId) !== model.world.purposeId) return refused
      const outcome = {
        taskDisposition: { type: 'taskDisposition', id: model.world.dispositionId },
        ...(params.taskPurposeId !== undefined && { taskPurpose: { type: 'taskPurpose', id: model.world.purposeId } }),
      }
      model.complete(task, actor, name, { ...completion, relationships: outcome })
      return done()
    }
    case 'deliver':
      return deliver(model, task, actor.id) ? done() : refused
    case 'reassignOwner':
      if (!mayGive(model, who, Number(params.ownerId))) return refused
      model.change(task, actor, name, { relationships: { owner: { type: 'user', id: Number(params.ownerId) } } })
      return done()
    case 'reschedule':
      model.change(task, actor, name, { attributes: { dueAt: instant(params.dueAt) } })
      return done()
    case 'snooze': {
      const from = Math.max(model.now, typeof task.attributes.dueAt === 'string' ? Date.parse(task.attributes.dueAt) : 0)
      const dueAt = params.dueAt === undefined ? new Date(from + day).toISOString() : instant(params.dueAt)
      const urgent: ModelTask['relationships'] = params.markAsUrgent === 'true' ? { taskPriority: { type: 'taskPriority', id: model.world.priorities.heaviest } } : {}
      model.change(task, actor, name, { attributes: { dueAt }, relationships: urgent })
      return done()
    }
    case 'updateNote':
      model.change(task, actor, name, { attributes: { note: params.note ?? null } })
      return done()
    case 'updateOpportunityAssociation': {
      const association = params.opportunityAssociation ?? null
      const { account = null, subject = null, opportunity: present = null } = task.relationships
      const opportunity = pickOpportunity(model.world, { association, account, subject, present })
      model.change(task, actor, name, { attributes: { opportunityAssociation: association }, relationships: { opportunity } })
      return done()
    }
    default:
      return { status: 404 }
  }
}

function deliver(model: LifecycleModel, task: ModelTask, by: number): boolean {
  const mailing = model.mailings.get(task.relationships.mailing?.id ?? -1)
  const prospect = model.world.prospects.find(({ id }) => id === mailing?.prospectId)
  if (mailing === undefined || prospect === undefined || prospect.optedOut || prospect.email === null) return false
  const waits = mailing.state === 'scheduled' && (mailing.scheduledAt === null || Date.parse(mailing.scheduledAt) > model.now)
  if (!waits && !['drafted', 'failed'].includes(mailing.state)) return false
  const was = { state: mailing.state, scheduledAt: mailing.scheduledAt }
  Object.assign(mailing, { state: 'scheduled', scheduledAt: model.instant, errorReason: null })
  model.change(task, { type: 'user', id: by }, 'deliver', {}, { 'mailing.state': [was.state, 'scheduled'], 'mailing.scheduledAt': [was.scheduledAt, model.instant] })
  return true
}

function instant(text: string | undefined): string {
  return new Date(text ?? '').toISOString()
}
