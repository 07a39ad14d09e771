import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, type TransactionBuilder } from 'kysely'
import pg from 'pg'

/** Set while a transaction's callback runs; `open` turns false with it, for what it left behind, such as a timer. */
const running = new AsyncLocalStorage<{ open: boolean }>()

/**
 * Throws if the caller is inside a transaction and asks the pool instead of it. On PGlite, which has one connection, that
 * would wait for ever; on PostgreSQL it would read past the transaction. So it fails at once on both.
 */
function refuseInsideTransaction(): void {
  if (running.getStore()?.open) throw new Error('A query on the pool inside a transaction: pass the transaction on and use that.')
}

/** A pool that hands out no connection inside a transaction. */
export class GuardedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | void {
    refuseInsideTransaction()
    return callback === undefined ? super.connect() : super.connect(callback)
  }
}

/** Kysely whose transactions tell the pool that they are running. */
export class GuardedKysely<Tables> extends Kysely<Tables> {
  override transaction(): TransactionBuilder<Tables> {
    return guarded(super.transaction())
  }
}

/** The builder is immutable: what its setters return has to be guarded again. */
function guarded<Tables>(builder: TransactionBuilder<Tables>): TransactionBuilder<Tables> {
  const { execute, setIsolationLevel, setAccessMode } = builder
  return Object.assign(builder, {
    setIsolationLevel: (level: Parameters<typeof setIsolationLevel>[0]) => guarded(setIsolationLevel.call(builder, level)),
    setAccessMode: (mode: Parameters<typeof setAccessMode>[0]) => guarded(setAccessMode.call(builder, mode)),
    execute: (callback: Parameters<typeof execute>[0]) =>
      execute.call(builder, async (transaction) => {
        const state = { open: true }
        try {
          return await running.run(state, () => callback(transaction))
        } finally {
          state.open = false
        }
      }),
  })
}
