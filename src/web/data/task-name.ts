import type { Task } from '#contract/task.ts'
import { included } from './related.ts'

/** What a person calls a task: whom it is about, else its first line of note, else its number. */
export function taskName(task: Task | undefined, taskId: number): string {
  const about = included(task, 'prospect')?.attributes.name || included(task, 'account')?.attributes.name
  return about || task?.attributes.note?.split('\n', 1)[0]?.slice(0, 80) || `Task ${taskId}`
}
