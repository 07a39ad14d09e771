import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '#service/db/connect.ts'
import { migrate } from '#service/db/migrate.ts'
import { openFolder } from '#service/db/open-folder.ts'
import type { Store } from '#service/db/store.ts'
import { hasPostgres, startCluster } from '#testing/postgres-cluster.ts'
import { startBenchService } from './bench-service.ts'
import { fillStore, filledPeople } from './fill-store.ts'
import { callersMeasure, listMeasures } from './measures.ts'
import { compare, type Comparison } from './timing.ts'

/** `npm run bench:service [-- --million] [-- --only=pglite|postgres]`: the service beside bare SQL, on both stores. */
const sizes = [1_000, 100_000, ...(process.argv.includes('--million') ? [1_000_000] : [])]
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)

const print = (line = '') => void process.stdout.write(`${line}\n`)

/** A list may take twice its bare SQL, and grow by half from a thousand tasks to a hundred thousand. */
const budgets = { ratio: 2, growth: 1.5 }

async function benchSize(store: Store, size: number): Promise<Comparison[]> {
  await migrate(store.db)
  const start = performance.now()
  await fillStore(store, size)
  print(`\n${store.description}, ${size.toLocaleString('en')} tasks (filled in ${((performance.now() - start) / 1000).toFixed(1)} s)`)
  print(`${''.padEnd(38)}${['service p50', 'p95', 'bare p50', 'p95', 'ratio'].map((head) => head.padStart(12)).join('')}`)
  const service = await startBenchService(store, filledPeople.admin)
  const results: Comparison[] = []
  for (const measure of await listMeasures(service, store.pool, size)) results.push(report(await compare(measure, 200)))
  results.push(report(await compare(callersMeasure(service, store.pool), 20)))
  await service.close()
  return results
}

function report(result: Comparison): Comparison {
  const { name, service, bare } = result
  const cells = [service.p50, service.p95, bare.p50, bare.p95].map((time) => `${time.toFixed(2)} ms`)
  print(`${name.padEnd(38)}${[...cells, `${(service.p50 / bare.p50).toFixed(2)} ×`].map((cell) => cell.padStart(12)).join('')}`)
  return result
}

function reportGrowth(engine: string, bySize: readonly Comparison[][]): void {
  const [small = [], large = []] = bySize
  print(`\n${engine}: growth of the service's p50 from 1,000 to 100,000 tasks`)
  for (const [index, { name, service }] of small.entries()) {
    const grown = large[index]
    if (grown && grown.name === name) print(`${name.padEnd(38)}${`${(grown.service.p50 / service.p50).toFixed(2)} ×`.padStart(12)}`)
  }
  for (const results of bySize) {
    const list = results[0]
    if (list && list.service.p50 > budgets.ratio * list.bare.p50) print(`over budget: ${list.name} takes more than ${budgets.ratio} × its bare SQL`)
  }
  const [before, after] = [small[0], large[0]]
  if (before && after && after.service.p50 > budgets.growth * before.service.p50) print(`over budget: ${after.name} grows by more than ${budgets.growth} ×`)
}

async function benchPglite(): Promise<void> {
  const results: Comparison[][] = []
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'daysheet-bench-'))
    const store = await openFolder(folder)
    results.push(await benchSize(store, size))
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  reportGrowth('PGlite', results)
}

async function benchPostgres(): Promise<void> {
  if (!(await hasPostgres())) return print('\nPostgreSQL’s initdb is not on the PATH: left out')
  const results: Comparison[][] = []
  for (const size of sizes) {
    const cluster = await startCluster([])
    const store = await connectPostgres(cluster.url)
    results.push(await benchSize(store, size))
    await store.close()
    await cluster.stop()
  }
  reportGrowth('PostgreSQL', results)
}

if (only !== 'postgres') await benchPglite()
if (only !== 'pglite') await benchPostgres()
