import type { LogStorage } from './log-storage.ts'

/** A storage whose code is still on its way. What is asked of it waits for that, in order; where it can't be had, each asking fails. */
export function createLaterStorage(coming: Promise<LogStorage>): LogStorage {
  // Told by whoever asks first; until then nobody need hear of it.
  coming.catch(() => {})
  return {
    durable: true,
    load: async (userId) => (await coming).load(userId),
    add: async (entries) => (await coming).add(entries),
    update: async (userId, ids, change) => (await coming).update(userId, ids, change),
    forget: async (ids) => (await coming).forget(ids),
    wipe: async (userId) => (await coming).wipe(userId),
    user: async () => (await coming).user(),
    setUser: async (user) => (await coming).setUser(user),
  }
}
