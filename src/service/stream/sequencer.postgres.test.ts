import { inject } from 'vitest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { changesPath, type Change } from '#contract/change-stream.ts'
import { connectPostgres } from '#service/db/connect.ts'
import { migrate } from '#service/db/migrate.ts'
import { openListeningService, type ListeningService } from '#testing/listening-service.ts'
import { openStreamClient, type StreamClient } from '#testing/stream-client.ts'
import { addStreamPeople, addTask, changeTask, writeChange, type StreamPeople } from '#testing/stream-workspace.ts'
import { createDatabase } from '#testing/test-store.ts'

if (inject('postgresUrl') !== null) {
  /** Two processes' worth of service on one database; the second asks so seldom that only being told helps it. */
  let services: [ListeningService, ListeningService]
  let people: StreamPeople

  beforeAll(async () => {
    const url = await createDatabase()
    const open = async (pollMs: number) => openListeningService({ store: await connectPostgres(url), stream: { pollMs } })
    const first = await open(100)
    await migrate(first.store.db)
    people = await addStreamPeople(first.store)
    services = [first, await open(600_000)]
  })
  afterAll(async () => {
    for (const service of services) await service.close()
  })

  const openAs = async (service: ListeningService, userId: number): Promise<StreamClient> => {
    const client = await openStreamClient(`${service.origin}${changesPath}`, await service.signIn(userId))
    await client.until(({ event }) => event === 'reset')
    return client
  }
  const changesOf = (client: StreamClient): Change[] => client.messages.flatMap((message) => (message.event === 'change' ? [message.data] : []))

  it('numbers the changes of 16 concurrent writers without a hole, each task’s in order, for every process alike', async () => {
    const clients = await Promise.all(services.map((service) => openAs(service, people.admin)))
    const tasks = await Promise.all(Array.from({ length: 6 }, () => addTask(services[0].store.db, people.rep)))
    const perWriter = 25
    let committed = 0
    const write = async (writer: number) => {
      const { store } = services[writer % 2]!
      for (let n = 0; n < perWriter; n++) {
        const task = tasks[(writer * 7 + n) % tasks.length]!
        const rolledBack = (writer + n) % 5 === 0
        await store.db
          .transaction()
          .execute(async (trx) => {
            await writeChange(trx, task)
            // Some transactions take longer than others, so ids and commits come in different orders.
            if (n % 3 === 0) await trx.selectNoFrom((eb) => eb.fn('pg_sleep', [eb.val(0.005)]).as('slept')).execute()
            if (rolledBack) throw new Error('rolled back')
            committed++
          })
          .catch((error: Error) => expect(error.message).toBe('rolled back'))
      }
    }
    await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)))
    for (const client of clients) await client.when(() => changesOf(client).length === committed)

    const [one, two] = clients.map(changesOf) as [Change[], Change[]]
    expect(two).toEqual(one)
    const first = one[0]!.seq
    expect(one.map(({ seq }) => seq)).toEqual(one.map((_, index) => first + index))
    for (const task of tasks) {
      const revs = one.filter(({ taskId }) => taskId === task).map(({ rev }) => rev)
      expect(revs).toEqual(revs.map((_, index) => index + 2))
    }
    for (const client of clients) await client.close()
  })

  it('hears of another process’s change by notice, and again after its line to the database was cut', async () => {
    const [first, second] = services
    const client = await openAs(second, people.rep)
    const task = await addTask(first.store.db, people.rep)
    const heard = (rev: number) => client.until((message) => message.event === 'change' && message.data.taskId === task && message.data.rev === rev)
    await changeTask(first.store, task)
    await heard(2)
    const cut = await first.store.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'listen%'`)
    expect(cut.rowCount).toBe(2)
    await changeTask(first.store, task)
    await heard(3)
    await client.close()
  })
}
