import type { Kysely, Transaction } from 'kysely'
import type { Pool } from 'pg'
import type { Database } from './schema.ts'

/** What the rest of the service knows of the database. One pool, one dialect, whichever engine stands behind. */
export interface Store {
  db: Kysely<Database>
  pool: Pool
  engine: 'pglite' | 'postgres'
  /** For `GET /health`, such as `PGlite 0.5.16 (PostgreSQL 18.0)`. */
  description: string
  /** Whether a commit that was acknowledged is on disk when the power goes. */
  powerLossSafe: boolean
  close(): Promise<void>
}

/** A handle that queries may use inside or outside a transaction. Inside one, only the transaction: PGlite has one connection. */
export type Queryable = Kysely<Database> | Transaction<Database>
