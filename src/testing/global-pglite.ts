import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A database as initdb leaves it; opening a copy takes a tenth of the time of making one. */
    pgliteTemplate: string
  }
}

/** vitest's global set-up: one empty PGlite database for the run, that every test store is a copy of. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'daysheet-pglite-'))
  const pglite = await PGlite.create()
  const template = await pglite.dumpDataDir('none')
  await pglite.close()
  const path = join(folder, 'template.tar')
  writeFileSync(path, Buffer.from(await template.arrayBuffer()))
  project.provide('pgliteTemplate', path)
  return () => rmSync(folder, { recursive: true, force: true })
}
