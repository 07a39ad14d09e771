import type { Selectable } from 'kysely'
import type { Database } from '#service/db/schema.ts'
import type { Queryable } from '#service/db/store.ts'
import { makeAccount, makeMailing, makeProspect, makeSequence, makeSequenceState, makeTask } from './factories.ts'

/** A prospect at the first step of a sequence, with the open task that waits there. */
export interface SequenceScene {
  task: Selectable<Database['tasks']>
  state: Selectable<Database['sequence_states']>
  steps: Selectable<Database['sequence_steps']>[]
  prospect: Selectable<Database['prospects']>
  account: Selectable<Database['accounts']>
  mailing: Selectable<Database['mailings']> | null
}

const taskTypes: Readonly<Record<string, string>> = { manual_email: 'sequence_step_email', task: 'sequence_step_task', call: 'sequence_step_call', sms: 'sequence_step_sms' }

/** Makes one; the steps lie a day apart. An e-mail step comes with its drafted mailing. */
export async function makeSequenceScene(
  db: Queryable, ownerId: number, stepTypes: readonly string[] = ['call', 'manual_email', 'task'], given: Partial<{ state: string; email: string[]; task: object }> = {},
): Promise<SequenceScene> {
  const account = await makeAccount(db)
  const prospect = await makeProspect(db, { account_id: account.id, ...(given.email && { emails: given.email }) })
  const { sequence, steps } = await makeSequence(db, stepTypes)
  const first = steps[0]
  if (!first) throw new Error('a sequence has at least one step')
  const place = { sequence_id: sequence.id, sequence_step_id: first.id, prospect_id: prospect.id }
  const state = await makeSequenceState(db, { ...place, account_id: account.id, state: given.state ?? 'active' })
  const isMail = first.step_type === 'manual_email'
  const mailing = isMail ? await makeMailing(db, { ...place, sequence_state_id: state.id, user_id: ownerId, to_email: prospect.emails[0] ?? null }) : null
  const task = await makeTask(db, {
    owner_id: ownerId, ...place, account_id: account.id, sequence_state_id: state.id, mailing_id: mailing?.id ?? null,
    task_type: taskTypes[first.step_type] ?? 'sequence_step_task', action: isMail ? 'email' : first.step_type === 'call' ? 'call' : 'action_item',
    creator_type: 'sequenceStep', creator_id: first.id, ...given.task,
  })
  if (mailing) await db.updateTable('mailings').set({ task_id: task.id }).where('id', '=', mailing.id).execute()
  return { task, state, steps, prospect, account, mailing }
}
