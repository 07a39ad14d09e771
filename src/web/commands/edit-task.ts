import { Pencil } from 'lucide-react'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { verbRefusal } from '#web/task/offered-verbs.ts'
import type { Command } from './command.ts'
import { openTaskForm } from './open-task-form.ts'
import { taskSurface } from './task-surface.ts'

/** Opens the form of the one task that is meant. */
export const editTask: Command = {
  id: 'task.edit', title: 'Edit…', group: 'Task', key: 'Shift+e', keywords: 'change form fields', icon: Pencil,
  get disabledReason() {
    return refusal()
  },
  run: () => openTaskForm({ kind: 'edit', taskId: target() ?? 0 }),
}

/** The one task that a form would be of. */
function target(): number | null {
  const [first, ...others] = taskSurface()?.targets() ?? []
  return others.length > 0 ? null : (first ?? null)
}

function refusal(): string | null {
  const id = target()
  if (id === null) return 'Choose one task to edit.'
  const visible = visibleTask(id)
  return visible === null ? 'The task isn’t here yet.' : verbRefusal(visible, 'edit')
}
