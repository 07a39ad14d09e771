import { taskSurface } from './task-surface.ts'

/** Has tasks that were put off be due now. */
export function wakeNow(taskIds: readonly number[]): void {
  taskSurface()?.act(taskIds, { name: 'reschedule', params: { dueAt: new Date().toISOString() } })
}
