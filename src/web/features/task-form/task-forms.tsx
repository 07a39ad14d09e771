import { Suspense, useEffect } from 'react'
import type { Person } from '#contract/session.ts'
import { newTasks } from '#web/data/new-tasks.ts'
import { whenIdle } from '#web/lib/when-idle.ts'
import { askForTaskForm, useTaskFormRequest } from '#web/task/task-form-request.ts'
import { say } from '#web/ui/messages.ts'
import { preloadable } from '#web/ui/preloadable.tsx'

const dialog = preloadable(async () => (await import('./task-form-dialog.tsx')).TaskFormDialog)
// It must open offline too.
whenIdle(dialog.preload)

/** The form that any screen may ask for, and the sending of what was made in it. `onMade` shows the new task. */
export function TaskForms({ user, onMade }: { user: Person; onMade: (taskId: number) => void }) {
  const request = useTaskFormRequest()
  useEffect(() => newTasks.open(user.id), [user.id])
  useEffect(
    () => newTasks.onMade((_taskId, { subject }) => say(`Created the task for ${subject?.name ?? 'you'} that waited.`, { isShown: true })),
    [],
  )
  // Another person's page has another person's forms.
  useEffect(() => () => askForTaskForm(null), [user.id])
  if (request === null) return null
  return (
    <Suspense fallback={null}>
      <dialog.Component request={request} user={user} onMade={onMade} onClose={() => askForTaskForm(null)} />
    </Suspense>
  )
}
