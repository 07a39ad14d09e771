import type { Store } from './store.ts'

/**
 * Gathers the planner's statistics of tables that grew much since the last time, and frees their dead rows. PGlite is a
 * single process without autovacuum: unattended, it would plan a million tasks as it planned none.
 */
export async function refreshStatistics({ engine, pool }: Pick<Store, 'engine' | 'pool'>): Promise<void> {
  if (engine !== 'pglite') return
  // By size on disk: PGlite's counters of changed rows are not kept either.
  const { rows } = await pool.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = 'public'
      and pg_relation_size(c.oid) / current_setting('block_size')::int > case when c.reltuples < 0 then 0 else 8 + 1.2 * c.relpages end`)
  for (const { name } of rows) await pool.query(`vacuum analyze ${name}`)
}
