import { useEffect } from 'react'
import { newTasks } from '#web/data/new-tasks.ts'
import { say } from '#web/ui/messages.ts'

/** Sends what was made in the form without a network, as long as the page is the person's. */
export function TaskFormHost({ userId }: { userId: number }) {
  useEffect(() => newTasks.open(userId), [userId])
  useEffect(() => newTasks.onMade((_taskId, { subject }) => say(`Created the task for ${subject?.name ?? 'you'} that waited.`, { isShown: true })), [])
  return null
}
