import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { changesPath, type StreamMessage } from '#contract/change-stream.ts'
import { openListeningService, type ListeningService } from '#testing/listening-service.ts'
import { openStreamClient } from '#testing/stream-client.ts'
import { addStreamPeople, addTask, changeTask, type StreamPeople } from '#testing/stream-workspace.ts'

let service: ListeningService
let people: StreamPeople

beforeAll(async () => {
  // Four recent changes: some resumes are served from memory, some from the database, some from both.
  service = await openListeningService({ stream: { pollMs: 5, spacingMs: 1, heartbeatMs: 30, recentChanges: 4, batchSize: 3 } })
  people = await addStreamPeople(service.store)
})
afterAll(() => service.close())

/** What a client does: it takes what follows, and remembers how far it is. */
interface Reader {
  last: number | null
  taken: string[]
}

function take(reader: Reader, message: StreamMessage): void {
  if (message.event === 'reset') {
    expect(reader.last, 'reset only at the start').toBeNull()
    reader.last = message.data.seq
  } else if (message.event !== 'end') {
    expect(message.data.previous).toBe(reader.last)
    expect(message.data.seq).toBeGreaterThan(message.data.previous)
    reader.last = message.data.seq
    if (message.event === 'change') reader.taken.push(`${message.data.taskId}.${message.data.rev}`)
  }
}

/** Reads until `done`, or at most `cut` messages, then drops the line, with whatever was under way. */
async function readOnce(reader: Reader, headers: Record<string, string>, cut: number, done: () => boolean): Promise<void> {
  const resume: Record<string, string> = reader.last === null ? {} : { 'last-event-id': String(reader.last) }
  const client = await openStreamClient(`${service.origin}${changesPath}`, { ...headers, ...resume })
  let read = 0
  const catchUp = () => {
    while (read < client.messages.length && read < cut) take(reader, client.messages[read++]!)
    return read >= cut || done()
  }
  try {
    if (cut > 0) await client.when(catchUp)
  } finally {
    await client.close()
  }
}

const script = fc.record({
  // Whose task each change is of: the reader's or a stranger's.
  changes: fc.array(fc.boolean(), { minLength: 1, maxLength: 25 }),
  cuts: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 8 }),
})

it('loses nothing and repeats nothing, wherever the line is cut', async () => {
  const headers = await service.signIn(people.rep)
  await fc.assert(
    fc.asyncProperty(script, async ({ changes, cuts }) => {
      const [mine, theirs] = [await addTask(service.store.db, people.rep), await addTask(service.store.db, people.stranger)]
      const reader: Reader = { last: null, taken: [] }
      await readOnce(reader, headers, 1, () => false)
      let committed = 0
      const writing = (async () => {
        for (const own of changes) {
          await changeTask(service.store, own ? mine : theirs)
          committed++
        }
      })()
      const expected = changes.filter(Boolean).map((_, index) => `${mine}.${index + 2}`)
      const done = () => committed === changes.length && reader.taken.length >= expected.length
      for (const cut of cuts) await readOnce(reader, headers, cut, done)
      await readOnce(reader, headers, Infinity, done)
      await writing
      expect(reader.taken).toEqual(expected)
    }),
    { numRuns: 30, endOnFailure: true },
  )
}, 90_000)
