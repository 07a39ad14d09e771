import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
  vi.stubGlobal('window', { requestIdleCallback: true })
  vi.stubGlobal('requestIdleCallback', (task: () => void) => task())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page that fetches one thing later, and a reading that ends when told to. */
async function openPage() {
  const [{ fetchLater }, { fetchLaterWhenRead }, { queryClient }] = await Promise.all([import('#web/lib/when-idle.ts'), import('./first-reads.ts'), import('./query-client.ts')])
  const task = vi.fn()
  fetchLater(task)
  fetchLaterWhenRead()
  const read = (name: string) => {
    let end = () => {}
    const answer = new Promise<string>((resolve) => (end = () => resolve(name)))
    void queryClient.prefetchQuery({ queryKey: [name], queryFn: () => answer })
    return () => end()
  }
  return { task, read, fetchLater }
}

test('nothing is fetched for later before what the page opens with was read, and what it led to', async () => {
  const { task, read, fetchLater } = await openPage()
  const endSession = read('session')
  await vi.advanceTimersByTimeAsync(1_000)
  endSession()
  await vi.advanceTimersByTimeAsync(100)
  const endList = read('list')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(task).not.toHaveBeenCalled()
  endList()
  await vi.advanceTimersByTimeAsync(200)
  expect(task).toHaveBeenCalledOnce()
  const later = vi.fn()
  fetchLater(later)
  expect(later).toHaveBeenCalledOnce()
})

test('a service that doesn’t answer holds nothing up for long', async () => {
  const { task, read } = await openPage()
  read('session')
  await vi.advanceTimersByTimeAsync(3_000)
  expect(task).toHaveBeenCalledOnce()
})
