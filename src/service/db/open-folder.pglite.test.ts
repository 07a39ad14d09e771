import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { migrate } from './migrate.ts'
import { openFolder } from './open-folder.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'daysheet-open-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

it('starts anew where an earlier first start died half-way, and keeps what a later one finds', async () => {
  // What a killed first start leaves: a version file, and nothing that a server could open.
  mkdirSync(join(dataDir, 'database.new'))
  writeFileSync(join(dataDir, 'database.new', 'PG_VERSION'), '18\n')

  const first = await openFolder(dataDir)
  await migrate(first.db)
  await first.db.insertInto('teams').values({ name: 'EMEA' }).execute()
  await first.close()
  expect(existsSync(join(dataDir, 'database.new'))).toBe(false)

  const second = await openFolder(dataDir)
  expect(await second.db.selectFrom('teams').select('name').execute()).toEqual([{ name: 'EMEA' }])
  await second.close()
}, 120_000)
