import { barred, mayGive, type Expected } from './lifecycle-act.ts'
import { difference, type LifecycleModel, type ModelTask } from './lifecycle-model.ts'
import { pickOpportunity, type Ref } from './lifecycle-world.ts'
import type { Cast } from './task-fixture.ts'

/** The members of a POST or PATCH. */
export interface Draft {
  attributes: Record<string, string | null>
  relationships: Record<string, { data: Ref | null }>
}

/** `POST /tasks` on the model. */
export function createOnModel(model: LifecycleModel, who: keyof Cast, draft: Draft): Expected {
  const userId = model.world.cast[who]
  const given = refsOf(draft)
  const owner = given.owner ?? { type: 'user', id: userId }
  if (draft.attributes.action === undefined || (given.owner && !mayGive(model, who, owner.id))) return { status: 422 }
  const followers = follow(model, given.subject ?? null)
  const opportunity = pickOpportunity(model.world, { association: draft.attributes.opportunityAssociation, ...followers, present: null })
  const task = model.add({ type: 'user', id: userId }, draft.attributes, { ...given, ...followers, owner, opportunity, creator: { type: 'user', id: userId } })
  return { status: 201, task }
}

/** `PATCH /tasks/{id}` on the model. */
export function patchOnModel(model: LifecycleModel, who: keyof Cast, id: number, draft: Draft): Expected {
  const bar = barred(model, who, id)
  const task = model.tasks.get(id)
  if (bar !== null || task === undefined) return bar ?? { status: 404 }
  const given = refsOf(draft)
  const isMoved = (name: string) => name in given && !sameRef(given[name] ?? null, task.relationships[name] ?? null)
  const isChanged = (name: string) => name in draft.attributes && draft.attributes[name] !== task.attributes[name]
  if (task.attributes.state === 'complete' && (['action', 'dueAt', 'autoskipAt'].some(isChanged) || isMoved('owner'))) return { status: 422 }
  if (isMoved('subject') && task.relationships.sequenceState !== null) return { status: 422 }
  if (isMoved('owner') && !mayGive(model, who, given.owner?.id ?? -1)) return { status: 422 }
  const relationships: ModelTask['relationships'] = { ...given, ...(isMoved('subject') && follow(model, given.subject ?? null)) }
  const association = draft.attributes.opportunityAssociation
  if (isMoved('subject') || association !== undefined) {
    const after = { ...task.relationships, ...relationships }
    relationships.opportunity = pickOpportunity(model.world, {
      association: association === undefined ? task.attributes.opportunityAssociation : association,
      account: after.account ?? null, subject: after.subject ?? null, present: task.relationships.opportunity ?? null,
    })
  }
  model.change(task, { type: 'user', id: model.world.cast[who] }, 'update', { attributes: draft.attributes, relationships })
  return { status: 200, task }
}

/** `DELETE /tasks/{id}` on the model. */
export function deleteOnModel(model: LifecycleModel, who: keyof Cast, id: number): Expected {
  const bar = barred(model, who, id)
  const task = model.tasks.get(id)
  if (bar !== null || task === undefined) return bar ?? { status: 404 }
  const changes = difference(task, { attributes: {}, relationships: {} })
  if (task.attributes.state !== 'complete' && String(task.attributes.taskType).startsWith('sequence_step_') && model.isAtStep(task)) {
    const state = model.stateOf(task)
    changes['sequenceState.state'] = [state?.state, 'paused']
    Object.assign(state ?? {}, { state: 'paused', pauseReason: 'task_deleted' })
  }
  for (const mailing of model.mailings.values()) {
    if (mailing.taskId === id && mailing.state === 'scheduled') Object.assign(mailing, { state: 'drafted', scheduledAt: null })
  }
  task.history.push({ rev: task.rev + 1, at: model.instant, actor: { type: 'user', id: model.world.cast[who] }, action: 'delete', changes })
  model.tasks.delete(id)
  model.deleted.set(id, task)
  return { status: 204 }
}

function refsOf({ relationships }: Draft): Record<string, Ref | null> {
  return Object.fromEntries(Object.entries(relationships).map(([name, { data }]) => [name, data]))
}

function sameRef(a: Ref | null, b: Ref | null): boolean {
  return a?.type === b?.type && a?.id === b?.id
}

function follow({ world }: LifecycleModel, subject: Ref | null): { subject: Ref | null; prospect: Ref | null; account: Ref | null } {
  const account = (id: number | null | undefined) => (id == null ? null : { type: 'account', id })
  if (subject?.type === 'prospect') return { subject, prospect: subject, account: account(world.prospects.find(({ id }) => id === subject.id)?.accountId) }
  if (subject?.type === 'account') return { subject, prospect: null, account: subject }
  if (subject?.type === 'opportunity') return { subject, prospect: null, account: account(world.accounts.find(({ opportunities }) => opportunities.includes(subject.id))?.id) }
  return { subject: null, prospect: null, account: null }
}
