import { lockFolder } from '#service/db/folder-lock.ts'

/** A program that a test starts to take a folder: says whether it has it, and keeps it until it is ended. */
const folder = process.argv[2]
if (folder === undefined) throw new Error('which folder?')
try {
  const lock = await lockFolder(folder)
  lock.announce('http://127.0.0.1:1')
  process.stdout.write('held\n')
  setInterval(() => undefined, 1000)
} catch (error) {
  process.stdout.write(`refused: ${error instanceof Error ? error.message : String(error)}\n`)
}
