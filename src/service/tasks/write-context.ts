import type { Transaction } from 'kysely'
import type { Database } from '#service/db/schema.ts'

/** Who a change is written down to. A job has no id. */
export interface Actor {
  type: 'user' | 'job' | 'import'
  id: number | null
}

/** What every change of a task needs to know beside the task: the transaction, who, when, and by which request. */
export interface WriteContext {
  trx: Transaction<Database>
  actor: Actor
  now: Date
  requestId: string | null
}
