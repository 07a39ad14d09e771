import { fillTeam, filledTeam } from '#service/bench/fill-team.ts'
import { systemClock } from '#service/clock.ts'
import { migrate } from '#service/db/migrate.ts'
import { openFolder } from '#service/db/open-folder.ts'
import { openSession, sessionCookie } from '#service/users/sessions.ts'
import { startServiceProcess, type ServiceProcess } from './service-process.ts'

/** The built service on a filled folder, and how to be somebody there. */
export interface BenchWorkspace {
  service: ServiceProcess
  /** Open tasks in all, and in the list of one rep. */
  size: { total: number; longList: number }
  /** The session cookies of those who are measured, as Playwright takes them. */
  cookies: Record<'rep' | 'manager', { name: string; value: string; url: string }>
}

/** Fills a folder and starts the built service on it, in a process of its own: the page's figures must not hold ours. */
export async function startBenchWorkspace(size: BenchWorkspace['size']): Promise<BenchWorkspace> {
  const sessions = { rep: '', manager: '' }
  const service = await startServiceProcess({}, async (dataDir) => {
    const store = await openFolder(dataDir)
    await migrate(store.db)
    await fillTeam(store, size)
    for (const [who, id] of [['rep', filledTeam.longList], ['manager', filledTeam.manager]] as const) sessions[who] = await openSession({ store, clock: systemClock }, id)
    await store.close()
  })
  const cookie = (value: string) => ({ name: sessionCookie, value, url: service.url })
  return { service, size, cookies: { rep: cookie(sessions.rep), manager: cookie(sessions.manager) } }
}
