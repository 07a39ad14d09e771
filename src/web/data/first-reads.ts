import { beginFetching } from '#web/lib/when-idle.ts'
import { queryClient } from './query-client.ts'

/** So long nothing more must have been asked for, and so long it is waited for at most. */
const quietMs = 150
const mostMs = 3_000

/** Lets what is for later be fetched when the page has read what it opens with. */
export function fetchLaterWhenRead(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(timer)
    timer = queryClient.isFetching() > 0 ? undefined : setTimeout(begin, quietMs)
  }
  const stop = queryClient.getQueryCache().subscribe(look)
  const latest = setTimeout(begin, mostMs)
  function begin(): void {
    stop()
    clearTimeout(timer)
    clearTimeout(latest)
    beginFetching()
  }
}
