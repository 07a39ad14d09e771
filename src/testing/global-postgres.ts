import type { TestProject } from 'vitest/node'
import { hasPostgres, startCluster } from './postgres-cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the run's own PostgreSQL server, or null where the machine has none. */
    postgresUrl: string | null
  }
}

/** vitest's global set-up: one PostgreSQL server for the run. In CI it has to be there. */
export default async function setup(project: TestProject) {
  if (!(await hasPostgres())) {
    if (process.env.CI) throw new Error('PostgreSQL is missing, and CI must test on it: install the package "postgresql"')
    console.warn('PostgreSQL’s initdb is not on the PATH: the PostgreSQL tests are skipped')
    project.provide('postgresUrl', null)
    return
  }
  const cluster = await startCluster()
  project.provide('postgresUrl', cluster.url)
  return cluster.stop
}
