import * as fc from 'fast-check'
import type { LifecycleWorld } from './lifecycle-world.ts'
import type { Draft } from './lifecycle-write.ts'
import type { Cast } from './task-fixture.ts'

/** One thing that happens: somebody's request, the clock turning, the jobs running, or the last request coming again. */
export type LifecycleCommand =
  | { kind: 'act'; who: keyof Cast; id: number; name: string; params: Record<string, string> }
  | { kind: 'patch'; who: keyof Cast; id: number; draft: Draft }
  | { kind: 'create'; who: keyof Cast; draft: Draft }
  | { kind: 'delete'; who: keyof Cast; id: number }
  | { kind: 'repeat' }
  | { kind: 'turn'; ms: number }
  | { kind: 'jobs' }

const hour = 3_600_000

/** Random commands on the model's world, up to 50 of them; `longShare` of 9 stories are long. */
export function lifecycleCommands(world: LifecycleWorld, longShare: number): fc.Arbitrary<LifecycleCommand[]> {
  // The admin and Mia get more through, so they come more often.
  const who = fc.constantFrom<keyof Cast>('ana', 'ben', 'mia', 'mia', 'zoe', 'admin', 'admin')
  const id = fc.integer({ min: 1, max: 10 })
  const date = fc.constantFrom('2026-05-04T09:30:00.000Z', '2026-05-06T00:00:00.000Z', '0001-01-01T00:00:00.000Z', '9999-01-01T00:00:00.000Z')
  const note = fc.constantFrom('', 'Call back', 'naïve 👩‍💻\n\u0001', "'; --")
  const association = fc.constantFrom('recent_created', 'recent_updated', 'noop')
  const people = [...Object.values(world.cast), world.lockedId, 999_999]
  const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })

  const params: Record<string, fc.Arbitrary<Record<string, string | undefined>>> = {
    advance: fc.constant({}),
    deliver: fc.constant({}),
    markComplete: fc.record({ completionNote: optional(note), completionAction: fc.constantFrom(undefined, '', 'finish_no_reply', 'finish_replied') }),
    logMeetInPerson: fc.record({
      taskDispositionId: fc.constantFrom(world.dispositionId, world.dispositionId, 999_999).map(String),
      taskPurposeId: fc.constantFrom(undefined, String(world.purposeId), '999999'), completionNote: optional(note),
    }),
    reassignOwner: fc.record({ ownerId: fc.constantFrom(...people).map(String) }),
    reschedule: fc.record({ dueAt: date }),
    snooze: fc.record({ dueAt: optional(date), markAsUrgent: fc.constantFrom(undefined, 'true', 'false') }),
    updateNote: fc.record({ note }),
    updateOpportunityAssociation: fc.record({ opportunityAssociation: association }),
  }
  const act = fc.constantFrom(...Object.keys(params)).chain((name) =>
    fc.record({ kind: fc.constant('act' as const), who, id, name: fc.constant(name), params: (params[name] ?? fc.constant({})).map(present) }))

  const ref = (type: string, ids: readonly number[]) => fc.constantFrom(...ids).map((to) => ({ type, id: to }))
  const subject = fc.oneof(
    ref('prospect', world.prospects.map((one) => one.id)), ref('account', world.accounts.map((one) => one.id)), ref('opportunity', world.accounts.flatMap(({ opportunities }) => opportunities)), fc.constant(null),
  )
  const draft: fc.Arbitrary<Draft> = fc.record({
    attributes: fc.record(
      {
        action: fc.constantFrom('call', 'email', 'in_person', 'action_item'), dueAt: fc.option(date), autoskipAt: fc.option(date), note: fc.option(note),
        opportunityAssociation: fc.option(association),
      },
      { requiredKeys: [] },
    ),
    relationships: fc.record(
      {
        owner: ref('user', people).map((data) => ({ data })), subject: subject.map((data) => ({ data })),
        taskPriority: fc.option(ref('taskPriority', Object.values(world.priorities))).map((data) => ({ data })),
        taskPurpose: fc.option(ref('taskPurpose', [world.purposeId])).map((data) => ({ data })),
        taskDisposition: fc.option(ref('taskDisposition', [world.dispositionId])).map((data) => ({ data })),
      },
      { requiredKeys: [] },
    ),
  }) as fc.Arbitrary<Draft>

  const command: fc.Arbitrary<LifecycleCommand> = fc.oneof(
    { weight: 10, arbitrary: act },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('patch' as const), who, id, draft }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('create' as const), who, draft }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), who, id }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'repeat' as const }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('turn' as const), ms: fc.constantFrom(1, 60_000, hour, 3 * hour, 26 * hour, -2 * hour) }) },
    { weight: 3, arbitrary: fc.constant({ kind: 'jobs' as const }) },
  )
  const upTo = (length: number) => fc.array(command, { maxLength: length, size: 'max' })
  // Most stories are short, so that there can be many; some are as long as they may be.
  return fc.oneof({ weight: 9 - longShare, arbitrary: upTo(10) }, { weight: longShare, arbitrary: upTo(50) })
}

function present(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
