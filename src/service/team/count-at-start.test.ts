import { afterEach, expect, test, vi } from 'vitest'
import { openListeningService } from '#testing/listening-service.ts'
import { OpenLoad } from './open-load.ts'

afterEach(() => vi.restoreAllMocks())

test('everybody’s tasks are counted when the service begins to listen, and it isn’t closed under that', async () => {
  let end = () => {}
  const counted = new Promise<Awaited<ReturnType<OpenLoad['read']>>>((resolve) => (end = () => resolve(new Map())))
  const read = vi.spyOn(OpenLoad.prototype, 'read').mockReturnValue(counted)
  const service = await openListeningService()
  await vi.waitFor(() => expect(read).toHaveBeenCalledOnce())
  let isClosed = false
  const closing = service.app.close().then(() => (isClosed = true))
  await new Promise((resolve) => setImmediate(resolve))
  expect(isClosed).toBe(false)
  end()
  await closing
  await service.close()
})
