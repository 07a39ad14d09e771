import type { Store } from '#service/db/store.ts'
import { firstStepId } from './kill-world.ts'
import type { KeyedRequest } from './kill-client.ts'

type Changes = Record<string, [from: unknown, to: unknown]>

/** A request and what it was told in the end. */
export interface Settled {
  request: KeyedRequest
  status: number
  taskId: number | null
  rev: number | null
}

interface Entry {
  taskId: number
  rev: number
  action: string
  changes: Changes
}

interface TaskFacts {
  id: number
  rev: number
  mailingId: number | null
  facts: Record<string, unknown>
}

interface StateRow {
  id: number
  state: string
  stepId: number
}

const taskQuery = `
  select id, rev, mailing_id as "mailingId", json_build_object('state', state, 'note', note, 'action', action,
    'dueAt', to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'owner', json_build_object('type', 'user', 'id', owner_id),
    'completer', case when completer_id is not null then json_build_object('type', 'user', 'id', completer_id) end) as facts
  from tasks order by id`

/**
 * Reads the whole store and names everything that contradicts something else: a task and its history, a history and its
 * sequence state, a delivery and its mailing (half done), or an answer and what it promised (broken: lost, or done twice).
 */
export async function auditStore({ pool }: Store, settled: readonly Settled[]): Promise<{ broken: string[]; halfDone: string[] }> {
  const read = async <Row extends object>(query: string) => (await pool.query<Row>(query)).rows
  const tasks = await read<TaskFacts>(taskQuery)
  const entries = await read<Entry>(`select task_id as "taskId", rev, action, changes from task_events order by task_id, rev`)
  const states = await read<StateRow>(`select id, state, sequence_step_id as "stepId" from sequence_states order by id`)
  const mailings = await read<{ id: number; state: string }>('select id, state from mailings')
  const notes = await read<{ body: string }>('select body from prospect_notes')
  const keys = await read<{ key: string; done: boolean }>('select key, status is not null and body is not null as done from idempotency_keys')
  const histories = new Map<number, Entry[]>()
  for (const entry of entries) histories.set(entry.taskId, [...(histories.get(entry.taskId) ?? []), entry])
  return {
    broken: auditAnswers(settled, entries, notes.map(({ body }) => body)),
    halfDone: [
      ...auditHistories(tasks, histories),
      ...auditSequences(states, entries),
      ...auditMailings(tasks, histories, new Map(mailings.map(({ id, state }) => [id, state]))),
      ...keys.filter(({ done }) => !done).map(({ key }) => `key ${key} has no answer`),
    ],
  }
}

/** Each entry stands on the one before, and the last says how the task is. */
function auditHistories(tasks: readonly TaskFacts[], histories: ReadonlyMap<number, readonly Entry[]>): string[] {
  const faults = tasks.filter(({ id }) => !histories.has(id)).map(({ id }) => `task ${id} has no history`)
  const byId = new Map(tasks.map((task) => [task.id, task]))
  for (const [id, history] of histories) {
    const told: Record<string, unknown> = {}
    for (const [index, { rev, changes }] of history.entries()) {
      if (rev !== index + 1) faults.push(`task ${id}: revision ${rev} follows ${index}`)
      for (const [name, [from, to]] of Object.entries(changes)) {
        if (name in told && isOther(told[name], from)) faults.push(`task ${id}, revision ${rev}: ${name} was ${JSON.stringify(told[name])}, not ${JSON.stringify(from)}`)
        told[name] = to
      }
    }
    const task = byId.get(id)
    const last = history.at(-1)
    if (task === undefined) {
      if (last?.action !== 'delete') faults.push(`task ${id} is gone, and nobody deleted it`)
      continue
    }
    if (last?.action === 'delete') faults.push(`task ${id} was deleted, and is there`)
    if (task.rev !== history.length) faults.push(`task ${id} is at revision ${task.rev}, its history at ${history.length}`)
    for (const [name, value] of Object.entries(task.facts)) {
      if (isOther(told[name] ?? null, value)) faults.push(`task ${id}: ${name} is ${JSON.stringify(value)}, its history says ${JSON.stringify(told[name])}`)
    }
  }
  return faults
}

/** A prospect stands as many steps on as completions moved it, each step made one task, and the last word is the state. */
function auditSequences(states: readonly StateRow[], entries: readonly Entry[]): string[] {
  const stateOf = new Map<number, number>()
  for (const { taskId, action, changes } of entries) {
    const state = changes.sequenceState?.[1] as { id: number } | null | undefined
    if (action === 'create' && state != null) stateOf.set(taskId, state.id)
  }
  return states.flatMap(({ id, state, stepId }) => {
    const own = entries.filter(({ taskId }) => stateOf.get(taskId) === id)
    const moves = own.filter(({ changes }) => 'sequenceState.sequenceStep' in changes).length
    const made = own.filter(({ action }) => action === 'create').length
    // A state is paused once and then stays so, so the order of the entries between tasks doesn't matter.
    const told = own.findLast(({ changes }) => 'sequenceState.state' in changes)?.changes['sequenceState.state']?.[1] ?? 'active'
    return [
      ...(stepId === firstStepId + moves ? [] : [`sequence state ${id} is at step ${stepId} after ${moves} moves`]),
      ...(made === moves + 1 ? [] : [`sequence state ${id} made ${made} tasks in ${moves} moves`]),
      ...(state === told ? [] : [`sequence state ${id} is ${state}, its tasks say ${String(told)}`]),
    ]
  })
}

function auditMailings(tasks: readonly TaskFacts[], histories: ReadonlyMap<number, readonly Entry[]>, mailings: ReadonlyMap<number, string>): string[] {
  return tasks.flatMap(({ id, mailingId }) => {
    if (mailingId === null) return []
    const told = histories.get(id)?.findLast(({ changes }) => 'mailing.state' in changes)?.changes['mailing.state']?.[1] ?? 'drafted'
    const state = mailings.get(mailingId)
    // A process that takes a mailing for delivery tells it when it is through.
    return state === told || (told === 'scheduled' && state === 'delivering') ? [] : [`task ${id}: its mailing is ${state}, its history says ${String(told)}`]
  })
}

/** What was acknowledged is there once; what was refused isn't. */
function auditAnswers(settled: readonly Settled[], entries: readonly Entry[], notes: readonly string[]): string[] {
  const written = new Map<string, number>()
  const count = (text: unknown) => typeof text === 'string' && written.set(text, (written.get(text) ?? 0) + 1)
  // A note that goes on to the next entry as `from` isn't written again; only what an entry sets counts.
  for (const { changes } of entries) new Set(Object.values(changes).map(([, to]) => to)).forEach(count)
  const notesOf = (key: string) => notes.filter((body) => body === key).length
  const at = new Map(entries.map((entry) => [`${entry.taskId} ${entry.rev}`, entry.action]))
  return settled.flatMap(({ request: { key, action, marker }, status, taskId, rev }) => {
    const succeeded = status < 300
    const faults: string[] = []
    if (marker !== null && (written.get(marker) ?? 0) !== (succeeded ? 1 : 0)) faults.push(`${key} (${action}, ${status}) was written ${written.get(marker) ?? 0} times`)
    if (action === 'markComplete' && notesOf(key) !== (succeeded ? 1 : 0)) faults.push(`${key} (${action}, ${status}) left ${notesOf(key)} notes`)
    const isNoChange = action === 'reassignOwner' && at.get(`${taskId} ${rev}`) !== action
    if (succeeded && rev !== null && !isNoChange && at.get(`${taskId} ${rev}`) !== action) faults.push(`${key}: revision ${rev} of task ${taskId} is ${at.get(`${taskId} ${rev}`)}, not ${action}`)
    return faults
  })
}

function isOther(one: unknown, other: unknown): boolean {
  return sortedJson(one) !== sortedJson(other)
}

/** jsonb keeps its own order of members. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member)
}
