import { taskListPath, type TaskListParams } from './task-paths.ts'
import { readTaskPage } from './tasks.ts'

/** Bigger than the list's own pages: nobody waits for the first row here. */
const pageSize = 500

/** Ids of every task that matches, a page at a time, the tasks themselves accepted; stop asking to stop reading. */
export async function* readMatching(params: TaskListParams, signal: AbortSignal): AsyncGenerator<readonly number[]> {
  let next: string | null = taskListPath(params, pageSize)
  while (next !== null) {
    const page: Awaited<ReturnType<typeof readTaskPage>> = await readTaskPage(next, signal)
    yield page.ids
    next = page.next
  }
}
