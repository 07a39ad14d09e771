import { sql } from 'kysely'
import type { Store } from '#service/db/store.ts'
import { LifecycleModel, type ModelTask } from './lifecycle-model.ts'
import type { LifecycleWorld, Ref } from './lifecycle-world.ts'

const start = '2026-05-04T08:00:00.000Z'

/** Empties the store of everything that a run changes, and starts model and store with the same six tasks. */
export async function startLifecycle(store: Store, world: LifecycleWorld): Promise<LifecycleModel> {
  await sql`truncate tasks, task_events, mailings, sequence_states, prospect_notes, idempotency_keys restart identity cascade`.execute(store.db)
  const model = new LifecycleModel(world, { now: Date.parse(start), nextTaskId: 1, nextMailingId: 1 })
  fill(model)
  await insert(store, model)
  return model
}

function fill(model: LifecycleModel): void {
  const { cast, accounts, prospects, sequenceId, steps } = model.world
  const prospect = (index: number): Record<string, Ref | null> => {
    const { id = 0, accountId = null } = prospects[index] ?? {}
    const account = accountId === null ? null : { type: 'account', id: accountId }
    return { subject: { type: 'prospect', id }, prospect: { type: 'prospect', id }, account }
  }
  const step = (index: number, state: string): Record<string, Ref | null> => {
    const id = model.states.size + 1
    const stepId = steps[index]?.id ?? 0
    model.states.set(id, { id, state, stepId, pauseReason: null })
    return { sequence: { type: 'sequence', id: sequenceId }, sequenceState: { type: 'sequenceState', id }, sequenceStep: { type: 'sequenceStep', id: stepId }, creator: { type: 'sequenceStep', id: stepId } }
  }
  const owner = (id: number) => ({ owner: { type: 'user', id }, creator: { type: 'user', id } })
  const add = (attributes: ModelTask['attributes'], relationships: ModelTask['relationships']) => model.add({ type: 'user', id: cast.admin }, attributes, relationships)
  add({ action: 'call', taskType: 'sequence_step_call', autoskipAt: '2026-05-04T10:00:00.000Z', dueAt: start }, { ...owner(cast.ana), ...prospect(0), ...step(0, 'active') })
  model.mailings.set(model.nextMailingId, { id: model.nextMailingId, state: 'drafted', scheduledAt: null, errorReason: null, taskId: model.nextTaskId, prospectId: prospects[0]?.id ?? 0 })
  add({ action: 'email', taskType: 'sequence_step_email', note: 'Write' }, { ...owner(cast.ben), ...prospect(0), ...step(2, 'active'), mailing: { type: 'mailing', id: model.nextMailingId++ } })
  add({ action: 'call', dueAt: '2026-05-01T12:00:00.000Z' }, { ...owner(cast.ana), ...prospect(2) })
  add({ action: 'in_person' }, { ...owner(cast.zoe), subject: { type: 'account', id: accounts[1]?.id ?? 0 }, account: { type: 'account', id: accounts[1]?.id ?? 0 } })
  add({ action: 'action_item', taskType: 'follow_up', state: 'pending', scheduledAt: '2026-05-04T09:00:00.000Z', autoskipAt: '2026-05-04T11:00:00.000Z' }, { ...owner(cast.mia), ...prospect(1) })
  add({ action: 'in_person', taskType: 'sequence_step_task', opportunityAssociation: 'recent_created' }, { ...owner(cast.mia), ...prospect(0), ...step(0, 'paused') })
}

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

async function insert({ db }: Store, model: LifecycleModel): Promise<void> {
  for (const { id, state, stepId } of model.states.values()) {
    await db.insertInto('sequence_states').values({ state, sequence_id: model.world.sequenceId, sequence_step_id: stepId, pause_reason: null, account_id: null, prospect_id: null }).execute()
    if (!model.states.has(id)) throw new Error('ids are given in order')
  }
  for (const { state, prospectId, taskId } of model.mailings.values()) {
    const to_email = model.world.prospects.find(({ id }) => id === prospectId)?.email ?? null
    await db.insertInto('mailings').values({
      state, prospect_id: prospectId, task_id: taskId, to_email, subject: 'Hello', body_text: null, body_html: null, error_reason: null,
      sequence_id: null, sequence_state_id: null, sequence_step_id: null, template_id: null, user_id: null,
    }).execute()
  }
  for (const { attributes: { completed: _, ...attributes }, relationships: { subject, creator, ...refs }, history } of model.tasks.values()) {
    const columns = {
      ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [snake(name), value])),
      ...Object.fromEntries(Object.entries(refs).map(([name, ref]) => [`${snake(name)}_id`, ref?.id ?? null])),
      subject_type: subject?.type ?? null, subject_id: subject?.id ?? null, creator_type: creator?.type ?? null, creator_id: creator?.id ?? null,
    }
    // The columns are the contract's names in snake case, so the row is whole; the compiler can't follow that.
    const { id } = await db.insertInto('tasks').values(columns as never).returning('id').executeTakeFirstOrThrow()
    for (const { rev, at, actor, action, changes } of history) {
      await db.insertInto('task_events').values({ task_id: id, rev, at, actor_type: actor.type, actor_id: actor.id, action, changes: JSON.stringify(changes), request_id: null }).execute()
    }
  }
}
