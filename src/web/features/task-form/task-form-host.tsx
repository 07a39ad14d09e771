import { Pencil } from 'lucide-react'
import { useEffect } from 'react'
import { useCommands } from '#web/commands/command-store.ts'
import { openTaskForm } from '#web/commands/open-task-form.ts'
import { taskSurface } from '#web/commands/task-surface.ts'
import { newTasks } from '#web/data/new-tasks.ts'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { verbRefusal } from '#web/task/offered-verbs.ts'
import { say } from '#web/ui/messages.ts'

/** Sends what was made in the form without a network, as long as the page is the person's, and opens a task's form by key. */
export function TaskFormHost({ userId }: { userId: number }) {
  useEffect(() => newTasks.open(userId), [userId])
  useEffect(() => newTasks.onMade((_taskId, { subject }) => say(`Created the task for ${subject?.name ?? 'you'} that waited.`, { isShown: true })), [])
  useCommands([
    {
      id: 'task.edit', title: 'Edit…', group: 'Task', key: 'Shift+e', keywords: 'change form fields', icon: Pencil,
      get disabledReason() {
        return editRefusal()
      },
      run: () => openTaskForm({ kind: 'edit', taskId: target() ?? 0 }),
    },
  ])
  return null
}

/** The one task that a form would be of. */
function target(): number | null {
  const [first, ...others] = taskSurface()?.targets() ?? []
  return others.length > 0 ? null : (first ?? null)
}

function editRefusal(): string | null {
  const id = target()
  if (id === null) return 'Choose one task to edit.'
  const visible = visibleTask(id)
  return visible === null ? 'The task isn’t here yet.' : verbRefusal(visible, 'edit')
}
