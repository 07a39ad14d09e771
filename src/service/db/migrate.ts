import { Migrator, type Kysely } from 'kysely'
import type { Database } from './schema.ts'
import * as workspace from './migrations/0001-workspace.ts'
import * as tasks from './migrations/0002-tasks.ts'
import * as stream from './migrations/0003-stream.ts'
import * as team from './migrations/0004-team.ts'
import * as views from './migrations/0005-views.ts'
import * as covers from './migrations/0006-covers.ts'
import * as savedViews from './migrations/0007-saved-views.ts'
import * as messages from './migrations/0008-messages.ts'
import * as coverLeave from './migrations/0009-cover-leave.ts'

/** In order; a landed migration is never edited, only followed. */
const migrations = {
  '0001-workspace': workspace, '0002-tasks': tasks, '0003-stream': stream, '0004-team': team, '0005-views': views, '0006-covers': covers,
  '0007-saved-views': savedViews, '0008-messages': messages, '0009-cover-leave': coverLeave,
}

/** Brings the schema up to date. Processes that start together take turns on kysely's lock. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
