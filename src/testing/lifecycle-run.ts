import { expect } from 'vitest'
import { runDueJobs } from '#service/jobs/run-due-jobs.ts'
import type { Task } from '#contract/task.ts'
import { actOnModel, type Expected } from './lifecycle-act.ts'
import type { LifecycleCommand } from './lifecycle-commands.ts'
import { runJobsOnModel } from './lifecycle-jobs.ts'
import type { LifecycleModel, ModelTask } from './lifecycle-model.ts'
import { createOnModel, deleteOnModel, patchOnModel } from './lifecycle-write.ts'
import type { TaskFixture, WriteReply } from './task-fixture.ts'

/** Does each command to the service over HTTP and to the model, and compares: each answer, and at the end everything. */
export async function runLifecycle(fixture: TaskFixture, model: LifecycleModel, commands: readonly LifecycleCommand[]): Promise<void> {
  const { clock, service } = fixture
  clock.set(model.instant)
  let last: { send(): Promise<WriteReply>; raw: string; status: number } | null = null
  for (const [index, command] of commands.entries()) {
    if (command.kind === 'turn') {
      model.now += command.ms
      clock.turn(command.ms)
    } else if (command.kind === 'jobs') {
      runJobsOnModel(model)
      await runDueJobs({ ...service.deps, report: (error) => { throw error } })
    } else if (command.kind === 'repeat') {
      const again = await last?.send()
      if (last && again) expect([again.status, again.raw]).toEqual([last.status, last.raw])
    } else {
      const key = `command ${index}`
      const send = () => request(fixture, command, key)
      const { status, task } = expected(model, command)
      const reply = await send()
      expect(reply.status, `command ${index}: ${reply.raw}`).toBe(status)
      if (task) expect(asModel(reply.task)).toEqual(asCompared(task))
      last = { send, raw: reply.raw, status: reply.status }
    }
  }
  await compareAll(fixture, model)
}

type RequestCommand = Exclude<LifecycleCommand, { kind: 'turn' | 'jobs' | 'repeat' }>

function expected(model: LifecycleModel, command: RequestCommand): Expected {
  switch (command.kind) {
    case 'act':
      return actOnModel(model, command.who, command.id, command.name, command.params)
    case 'patch':
      return patchOnModel(model, command.who, command.id, command.draft)
    case 'create':
      return createOnModel(model, command.who, command.draft)
    case 'delete':
      return deleteOnModel(model, command.who, command.id)
  }
}

function request(fixture: TaskFixture, command: RequestCommand, key: string): Promise<WriteReply> {
  const call = { as: command.who, headers: { 'idempotency-key': key } }
  switch (command.kind) {
    case 'act':
      return fixture.act(command.id, command.name, command.params, call)
    case 'patch':
      return fixture.call('PATCH', `/tasks/${command.id}`, { ...call, body: { data: { type: 'task', id: command.id, ...command.draft } } })
    case 'create':
      return fixture.call('POST', '/tasks', { ...call, body: { data: { type: 'task', ...command.draft } } })
    case 'delete':
      return fixture.call('DELETE', `/tasks/${command.id}`, call)
  }
}

function asCompared({ id, rev, attributes, relationships }: ModelTask): unknown {
  return structuredClone({ id, rev, attributes, relationships })
}

/** A task of an answer, as the model spells it: to-one relationships only, the others being links. */
function asModel({ id, attributes, relationships, meta }: Task): unknown {
  const toOne = Object.entries(relationships).filter(([, { data }]) => data !== undefined && !Array.isArray(data))
  return { id, rev: meta?.rev, attributes, relationships: Object.fromEntries(toOne.map(([name, { data }]) => [name, data])) }
}

async function compareAll(fixture: TaskFixture, model: LifecycleModel): Promise<void> {
  const { db } = fixture.store
  const page = JSON.parse((await fixture.call('GET', '/tasks?page[size]=1000&sort=id')).raw) as { data: Task[] }
  expect(page.data.map(asModel)).toEqual([...model.tasks.values()].sort((a, b) => a.id - b.id).map(asCompared))

  const events = await db.selectFrom('task_events').selectAll().orderBy('task_id').orderBy('rev').execute()
  const told = events.map(({ task_id, rev, at, actor_type, actor_id, action, changes }) => ({ taskId: task_id, rev, at: at.toISOString(), actor: { type: actor_type, id: actor_id }, action, changes }))
  const histories = [...model.tasks.values(), ...model.deleted.values()].sort((a, b) => a.id - b.id)
  expect(told).toEqual(histories.flatMap(({ id, history }) => history.map((event) => ({ taskId: id, ...event }))))

  const states = await db.selectFrom('sequence_states').select(['id', 'state', 'sequence_step_id as stepId', 'pause_reason as pauseReason']).orderBy('id').execute()
  expect(states).toEqual([...model.states.values()])
  const mailings = await db.selectFrom('mailings').select(['id', 'state', 'error_reason as errorReason', 'task_id as taskId', 'scheduled_at']).orderBy('id').execute()
  expect(mailings.map(({ scheduled_at, ...mailing }) => ({ ...mailing, scheduledAt: scheduled_at?.toISOString() ?? null }))).toEqual(
    [...model.mailings.values()].map(({ id, state, errorReason, taskId, scheduledAt }) => ({ id, state, errorReason, taskId, scheduledAt })),
  )
  const notes = await db.selectFrom('prospect_notes').select(['task_id as taskId', 'prospect_id as prospectId', 'author_id as authorId', 'body']).orderBy('id').execute()
  expect(notes).toEqual(model.notes)
}
