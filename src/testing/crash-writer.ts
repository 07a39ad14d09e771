import { lockFolder } from '#service/db/folder-lock.ts'
import { openFolder } from '#service/db/open-folder.ts'

/**
 * A program that a test kills: opens the folder, says which pairs it finds there, and writes one pair after the other, each
 * in a transaction of two rows, each told only after the commit.
 */
const folder = process.argv[2]
if (folder === undefined) throw new Error('which folder?')
await lockFolder(folder)
const store = await openFolder(folder)
await store.pool.query('create table if not exists pairs (id int not null, half text not null, primary key (id, half))')
const { rows } = await store.pool.query<{ id: number; halves: number }>('select id, count(*)::int as halves from pairs group by id order by id')
const tell = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`)
tell({ found: rows })
for (let id = (rows.at(-1)?.id ?? 0) + 1; ; id++) {
  const client = await store.pool.connect()
  await client.query('begin')
  await client.query('insert into pairs values ($1, $2)', [id, 'left'])
  await client.query('insert into pairs values ($1, $2)', [id, 'right'])
  await client.query('commit')
  client.release()
  tell({ written: id })
}
