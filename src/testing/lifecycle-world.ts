import type { Store } from '#service/db/store.ts'
import { makeAccount, makeOpportunity, makePriority, makeProspect, makeSequence, makeTeam, makeUser } from './factories.ts'
import type { Cast } from './task-fixture.ts'

/** What a relationship points at. */
export interface Ref {
  type: string
  id: number
}

/** One step of the model's sequence. */
export interface WorldStep {
  id: number
  order: number
  stepType: string
  taskType: string
  action: string
  interval: number
  autoskipDelay: number | null
  note: string | null
  priorityId: number | null
  template: { id: number; linkId: number; body: string } | null
}

/** What stays the same in all runs of the model: people, accounts, prospects, one sequence. */
export interface LifecycleWorld {
  cast: Cast
  lockedId: number
  /** Whose tasks each may see and change; null is everybody's. */
  scope: Record<keyof Cast, { visible: number[] | null; writable: number[] | null }>
  accounts: { id: number; recentCreated: number | null; recentUpdated: number | null; opportunities: number[] }[]
  prospects: { id: number; accountId: number | null; email: string | null; optedOut: boolean; firstName: string }[]
  priorities: { light: number; heaviest: number }
  dispositionId: number
  purposeId: number
  sequenceId: number
  steps: WorldStep[]
}

/** The opportunity that an association picks. */
export function pickOpportunity(
  { accounts }: LifecycleWorld,
  { association, account, subject, present }: { association: unknown; account: Ref | null; subject: Ref | null; present: Ref | null },
): Ref | null {
  const of = accounts.find(({ id }) => id === account?.id)
  const opportunity = (id: number | null | undefined) => (id == null ? null : { type: 'opportunity', id })
  if (association === 'recent_created') return opportunity(of?.recentCreated)
  if (association === 'recent_updated') return opportunity(of?.recentUpdated)
  if (subject?.type === 'opportunity') return subject
  return present !== null && of?.opportunities.includes(present.id) === true ? present : null
}

/** Makes the world's rows. */
export async function makeLifecycleWorld({ db }: Store, cast: Cast): Promise<LifecycleWorld> {
  const south = await makeTeam(db)
  const locked = await makeUser(db, { teamId: south.id, locked: true })
  const [rich, poor] = [await makeAccount(db), await makeAccount(db)]
  const older = await makeOpportunity(db, { account_id: rich.id, created_at: '2026-01-01T00:00:00Z', updated_at: '2026-04-01T00:00:00Z' })
  const newer = await makeOpportunity(db, { account_id: rich.id, created_at: '2026-02-01T00:00:00Z', updated_at: '2026-03-01T00:00:00Z' })
  const prospects = [
    await makeProspect(db, { account_id: rich.id, first_name: 'Dana' }),
    await makeProspect(db, { account_id: poor.id, first_name: 'Eli', opted_out: true }),
    await makeProspect(db, { first_name: 'Fay', emails: [] }),
  ]
  const light = await makePriority(db, { weight: 1 })
  const heaviest = await makePriority(db, { weight: 1000 })
  const named = { name: 'One' }
  const disposition = await db.insertInto('task_dispositions').values(named).returning('id').executeTakeFirstOrThrow()
  const purpose = await db.insertInto('task_purposes').values(named).returning('id').executeTakeFirstOrThrow()
  const { sequence, steps } = await makeSequence(db, ['call', 'sms', 'manual_email', 'task'])
  const plan = [
    { interval: 0, autoskipDelay: 7200, note: 'Call first', taskType: 'sequence_step_call', action: 'call', priorityId: null },
    { interval: 1, autoskipDelay: 3600, note: null, taskType: 'sequence_step_sms', action: 'action_item', priorityId: null },
    { interval: 60, autoskipDelay: null, note: null, taskType: 'sequence_step_email', action: 'email', priorityId: light.id },
    { interval: 0, autoskipDelay: 0, note: 'Look it up', taskType: 'sequence_step_task', action: 'action_item', priorityId: null },
  ]
  const body = 'Hi {{first}}'
  const template = await db.insertInto('templates').values({ name: 'Text', subject: null, body_text: body, body_html: null, owner_id: null }).returning('id').executeTakeFirstOrThrow()
  const worldSteps: WorldStep[] = []
  for (const [index, step] of steps.entries()) {
    const how = plan[index]
    if (!how) throw new Error('every step is planned')
    const { interval, autoskipDelay, note, priorityId } = how
    await db.updateTable('sequence_steps').set({ interval, task_autoskip_delay: autoskipDelay, task_note: note, task_priority_id: priorityId }).where('id', '=', step.id).execute()
    const isTemplated = step.step_type === 'sms'
    const link = isTemplated ? await db.insertInto('sequence_templates').values({ sequence_id: sequence.id, sequence_step_id: step.id, template_id: template.id }).returning('id').executeTakeFirstOrThrow() : null
    worldSteps.push({ id: step.id, order: step.order, stepType: step.step_type, ...how, template: link && { id: template.id, linkId: link.id, body } })
  }
  const north = [cast.ana, cast.ben, cast.mia]
  return {
    cast, lockedId: locked.id, dispositionId: disposition.id, purposeId: purpose.id, sequenceId: sequence.id, steps: worldSteps,
    scope: {
      ana: { visible: north, writable: [cast.ana] }, ben: { visible: north, writable: [cast.ben] }, mia: { visible: north, writable: north },
      zoe: { visible: [cast.zoe], writable: [cast.zoe] }, admin: { visible: null, writable: null },
    },
    accounts: [
      { id: rich.id, recentCreated: newer.id, recentUpdated: older.id, opportunities: [older.id, newer.id] },
      { id: poor.id, recentCreated: null, recentUpdated: null, opportunities: [] },
    ],
    prospects: prospects.map(({ id, account_id, emails, opted_out, first_name }) => ({ id, accountId: account_id, email: emails[0] ?? null, optedOut: opted_out, firstName: first_name })),
    priorities: { light: light.id, heaviest: heaviest.id },
  }
}
