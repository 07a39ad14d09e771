import type { Insertable, Selectable } from 'kysely'
import type { Database } from '#service/db/schema.ts'
import type { Queryable } from '#service/db/store.ts'

type Given<Table extends keyof Database> = Partial<Insertable<Database[Table]>>
type Made<Table extends keyof Database> = Promise<Selectable<Database[Table]>>

let serial = 0
const next = () => ++serial

/** A person; a rep unless told otherwise. `teamId` puts them in a team, `manages` as its manager. */
export async function makeUser(db: Queryable, { teamId, manages = false, ...given }: Given<'users'> & { teamId?: number; manages?: boolean } = {}): Made<'users'> {
  const number = next()
  const user = await db
    .insertInto('users')
    .values({ first_name: 'Rep', last_name: `Number ${number}`, email: `rep${number}@example.com`, title: null, time_zone: null, ...given })
    .returningAll()
    .executeTakeFirstOrThrow()
  if (teamId !== undefined) await db.insertInto('team_members').values({ team_id: teamId, user_id: user.id, manages }).execute()
  return user
}

export async function makeTeam(db: Queryable, given: Given<'teams'> = {}): Made<'teams'> {
  return db.insertInto('teams').values({ name: `Team ${next()}`, ...given }).returningAll().executeTakeFirstOrThrow()
}

export async function makeAccount(db: Queryable, given: Given<'accounts'> = {}): Made<'accounts'> {
  return db.insertInto('accounts').values({ name: `Account ${next()}`, domain: null, industry: null, owner_id: null, ...given }).returningAll().executeTakeFirstOrThrow()
}

export async function makeProspect(db: Queryable, given: Given<'prospects'> = {}): Made<'prospects'> {
  const number = next()
  return db
    .insertInto('prospects')
    .values({
      first_name: 'Pat', last_name: `Prospect ${number}`, title: null, company: null, emails: [`pat${number}@prospect.example`], time_zone: null,
      linked_in_url: null, engaged_score: null, account_id: null, owner_id: null, stage_id: null, persona_id: null, ...given,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function makeOpportunity(db: Queryable, given: Given<'opportunities'> = {}): Made<'opportunities'> {
  return db
    .insertInto('opportunities')
    .values({ name: `Opportunity ${next()}`, amount: null, currency_type: null, probability: null, account_id: null, owner_id: null, ...given })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function makePriority(db: Queryable, given: Given<'task_priorities'> = {}): Made<'task_priorities'> {
  return db.insertInto('task_priorities').values({ name: `Priority ${next()}`, weight: 20, color: null, ...given }).returningAll().executeTakeFirstOrThrow()
}

/** A sequence with one step for each of `stepTypes`, a day apart. */
export async function makeSequence(db: Queryable, stepTypes: readonly string[] = ['call', 'manual_email'], given: Given<'sequences'> = {}) {
  const sequence = await db
    .insertInto('sequences')
    .values({ name: `Sequence ${next()}`, sequence_type: 'interval', sequence_step_count: stepTypes.length, duration_in_days: null, owner_id: null, ...given })
    .returningAll()
    .executeTakeFirstOrThrow()
  const steps: Selectable<Database['sequence_steps']>[] = []
  for (const [index, step_type] of stepTypes.entries()) {
    const values = { sequence_id: sequence.id, order: index + 1, step_type, interval: 1440, display_name: `Step #${index + 1}`, task_note: null, task_autoskip_delay: null, task_priority_id: null }
    steps.push(await db.insertInto('sequence_steps').values(values).returningAll().executeTakeFirstOrThrow())
  }
  return { sequence, steps }
}

/** A prospect's place in a sequence; active unless told otherwise. */
export async function makeSequenceState(db: Queryable, given: Given<'sequence_states'> & { sequence_id: number }): Made<'sequence_states'> {
  return db
    .insertInto('sequence_states')
    .values({ state: 'active', pause_reason: null, account_id: null, prospect_id: null, sequence_step_id: null, ...given })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function makeMailing(db: Queryable, given: Given<'mailings'> = {}): Made<'mailings'> {
  return db
    .insertInto('mailings')
    .values({
      subject: 'Hello', state: 'drafted', body_text: 'Hello', body_html: null, error_reason: null, to_email: 'pat@prospect.example', prospect_id: null,
      sequence_id: null, sequence_state_id: null, sequence_step_id: null, task_id: null, template_id: null, user_id: null, ...given,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A task with the first entry of its history; workable, manual, a call, and due at noon of 4 May 2026 unless told otherwise. */
export async function makeTask(db: Queryable, given: Given<'tasks'> & { owner_id: number }): Made<'tasks'> {
  const created_at = given.created_at ?? '2026-05-01T09:00:00.000Z'
  const task = await db
    .insertInto('tasks')
    .values({
      action: 'call', state: 'incomplete', task_type: 'manual', note: null, due_at: '2026-05-04T12:00:00.000Z', created_at, updated_at: created_at,
      creator_type: 'user', creator_id: given.owner_id,
      ...(given.prospect_id != null && { subject_type: 'prospect' as const, subject_id: given.prospect_id }), ...given,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await db
    .insertInto('task_events')
    .values({
      task_id: task.id, rev: task.rev, at: task.created_at, actor_type: 'user', actor_id: task.owner_id, action: 'create', request_id: null,
      changes: JSON.stringify({ state: [null, task.state], owner: [null, { type: 'user', id: task.owner_id }] }),
    })
    .execute()
  return task
}
