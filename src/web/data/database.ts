import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/** What the browser keeps for us. Values are parsed on the way out: another version of the page may have written them. */
export interface DaysheetSchema extends DBSchema {
  log: { key: string; value: unknown; indexes: { userId: number } }
  settings: { key: string; value: unknown }
  cache: { key: [number, string]; value: unknown }
}
export type Database = IDBPDatabase<DaysheetSchema>

let opened: Promise<Database> | null = null

/** The database, opened once. Rejects where the browser offers none, such as in a private window of some. */
export function openDatabase(): Promise<Database> {
  opened ??= open()
  return opened
}

async function open(): Promise<Database> {
  return openDB<DaysheetSchema>('daysheet', 1, {
    upgrade(database) {
      database.createObjectStore('log', { keyPath: 'id' }).createIndex('userId', 'userId')
      database.createObjectStore('settings')
      database.createObjectStore('cache')
    },
    // A newer page in another tab wants to upgrade: it must not wait for this one to be closed.
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    terminated: () => (opened = null),
  })
}
