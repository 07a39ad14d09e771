import type { Pool } from 'pg'
import { parseListQuery } from '#contract/list-query-parse.ts'
import { resourceDefinition } from '#contract/resources.ts'
import { listFingerprint, writeCursor } from '#service/resources/cursor.ts'
import { taskColumns } from '#service/tasks/task-row.ts'
import type { BenchService } from './bench-service.ts'
import { filledPeople } from './fill-store.ts'
import type { Measure } from './timing.ts'

const due = `coalesce(due_at, 'infinity'::timestamptz)`
const columns = taskColumns.join(', ')
const open = `filter[owner][id]=${filledPeople.rep}&filter[state]=incomplete`
const includes = 'owner,prospect,account,taskPriority,sequence,sequenceStep'

type BareRow = Record<string, unknown>

/** What is measured. The bare side sends the fewest statements that fetch the same rows, through the same pool. */
export async function listMeasures(service: BenchService, pool: Pool, size: number): Promise<Measure[]> {
  const openTasks = () => pool.query<BareRow>(`select ${columns} from tasks where owner_id = $1 and state = $2 order by ${due}, id limit 51`, [filledPeople.rep, 'incomplete'])
  const get = (path: string) => async () => void (await service.get(path))
  const bareList = (text: string, values: unknown[] = []) => async () => withSteps(pool, (await pool.query<BareRow>(text, values)).rows)
  const depth = Math.min(100_000, Math.floor(size / 2))
  const deep = await placeAt(pool, depth)
  const deepCursor = writeCursor(listFingerprint('task', parseListQuery('sort=dueAt', resourceDefinition('task'))), [deep.due, String(deep.id)])
  return [
    { name: 'first page of 50', service: get(`/api/v2/tasks?${open}&sort=dueAt`), bare: async () => withSteps(pool, (await openTasks()).rows) },
    {
      name: 'inbox view: counted, six includes',
      service: get(`/api/v2/tasks?${open}&sort=dueAt&include=${includes}&count=true&provideAuthorizationMeta=true`),
      bare: async () => {
        const { rows } = await openTasks()
        const ids = (column: string) => [...new Set(rows.map((row) => row[column]))]
        await Promise.all([
          withSteps(pool, rows),
          pool.query(`select count(*) from tasks where owner_id = $1 and state = $2`, [filledPeople.rep, 'incomplete']),
          ...Object.entries({ users: 'owner_id', prospects: 'prospect_id', accounts: 'account_id', task_priorities: 'task_priority_id', sequences: 'sequence_id', sequence_steps: 'sequence_step_id' })
            .map(([table, column]) => pool.query(`select * from ${table} where id = any($1::bigint[])`, [ids(column)])),
        ])
      },
    },
    { name: 'first page of all', service: get('/api/v2/tasks?sort=dueAt'), bare: bareList(`select ${columns} from tasks order by ${due}, id limit 51`) },
    {
      name: `page of all at depth ${depth.toLocaleString('en')}`,
      service: get(`/api/v2/tasks?sort=dueAt&page[after]=${deepCursor}`),
      bare: bareList(`select ${columns} from tasks where (${due}, id) > ($1::timestamptz, $2::bigint) order by ${due}, id limit 51`, [deep.due, deep.id]),
    },
    {
      name: 'single get',
      service: async (round) => void (await service.get(`/api/v2/tasks/${1 + ((round * 7919) % size)}`)),
      bare: async (round) => withSteps(pool, (await pool.query<BareRow>(`select ${columns} from tasks where id = $1`, [1 + ((round * 7919) % size)])).rows),
    },
    {
      name: 'filtered count',
      service: get(`/api/v2/tasks?${open}&filter[dueAt]=neginf..2026-04-01&count=true&page[size]=1&fields[task]=state`),
      bare: async () => void (await pool.query(`select count(*) from tasks where owner_id = $1 and state = $2 and ${due} <= $3`, [filledPeople.rep, 'incomplete', '2026-04-01'])),
    },
    {
      name: 'search',
      service: get('/api/v2/tasks?filter[q]=pricing%20topic12&sort=dueAt&page[size]=20'),
      bare: bareList(`select ${columns} from tasks where search @@ to_tsquery('simple', $1) order by ${due}, id limit 21`, [`'pricing':* & 'topic12':*`]),
    },
    ...actionMeasure(service, pool, size),
  ]
}

/** A task's answer names the steps of its sequence, so the bare side fetches them too. */
async function withSteps(pool: Pool, rows: readonly BareRow[]): Promise<void> {
  const sequences = [...new Set(rows.map((row) => row['sequence_id']).filter((id) => id !== null))]
  if (sequences.length > 0) await pool.query(`select sequence_id, id from sequence_steps where sequence_id = any($1::bigint[]) order by sequence_id, "order"`, [sequences])
}

/** An open task of the rep each round, far from each other; the bare side does what one transaction of the service must. */
function actionMeasure(service: BenchService, pool: Pool, size: number): Measure[] {
  const taskAt = (round: number) => 1 + ((round * 7919) % size)
  const openTask = async (round: number) => {
    const { rows } = await pool.query<{ id: number }>(`select id from tasks where id >= $1 and state = 'incomplete' order by id limit 1`, [taskAt(round) % Math.max(1, size - 20)])
    return rows[0]?.id
  }
  return [{
    name: 'one action (reschedule)',
    service: async (round) => void (await service.post(`/api/v2/tasks/${await openTask(round)}/actions/reschedule?actionParams[dueAt]=2026-07-${String(1 + (round % 28)).padStart(2, '0')}T09:00:00Z`)),
    bare: async (round) => {
      const id = await openTask(round)
      const client = await pool.connect()
      try {
        await client.query('begin')
        const { rows } = await client.query<{ rev: number }>(`update tasks set due_at = $2, updated_at = now(), rev = rev + 1 where id = $1 and state <> 'complete' returning ${columns}`, [id, new Date()])
        await client.query(`insert into task_events (task_id, rev, at, actor_type, actor_id, action, changes) values ($1, $2, now(), 'user', 43, 'reschedule', '{}')`, [id, rows[0]?.rev])
        await client.query('commit')
      } finally {
        client.release()
      }
    },
  }]
}

/** 32 callers at once, each the first page of an inbox view. */
export function callersMeasure(service: BenchService, pool: Pool): Measure {
  const together = async (one: (owner: number) => Promise<unknown>) => void (await Promise.all(Array.from({ length: 32 }, (_, index) => one(1 + index))))
  return {
    name: '32 callers, first page each',
    service: () => together((owner) => service.get(`/api/v2/tasks?filter[owner][id]=${owner}&filter[state]=incomplete&sort=dueAt`)),
    bare: () => together(async (owner) => {
      const { rows } = await pool.query<BareRow>(`select ${columns} from tasks where owner_id = $1 and state = $2 order by ${due}, id limit 51`, [owner, 'incomplete'])
      await withSteps(pool, rows)
    }),
  }
}

async function placeAt(pool: Pool, depth: number): Promise<{ due: string; id: number }> {
  const { rows } = await pool.query<{ due: Date; id: number }>(`select ${due} as due, id from tasks order by ${due}, id offset $1 limit 1`, [depth])
  const row = rows[0]
  if (!row) throw new Error(`no row at depth ${depth}`)
  return { due: row.due instanceof Date ? row.due.toISOString() : 'infinity', id: row.id }
}
