import { useQuery } from '@tanstack/react-query'
import { useLocation, useSearch } from 'wouter'
import type { TaskFormProps } from '#web/commands/open-task-form.ts'
import { useSession } from '#web/data/session.ts'
import { subjectOf } from '#web/data/subject-search.ts'
import type { KeptDraft } from '#web/data/task-drafts.ts'
import { taskQuery } from '#web/data/tasks.ts'
import { useVisibleTask } from '#web/data/visible-tasks.ts'
import { paths } from '#web/paths.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { EditTaskForm } from './edit-task-form.tsx'
import { NewTaskForm } from './new-task-form.tsx'

/** The form that was asked for, in its dialog. */
export function TaskFormDialog({ request, kept, onClose }: TaskFormProps & { kept: KeptDraft | null }) {
  const { user } = useSession().data ?? {}
  const [pathname, navigate] = useLocation()
  const search = useSearch()
  if (!user) return null
  if (request.kind === 'edit') {
    return (
      <FormDialog title="Edit task" onClose={onClose}>
        <EditedTask taskId={request.taskId} kept={kept} onClose={onClose} />
      </FormDialog>
    )
  }
  const found = request.about === undefined ? null : subjectOf(request.about.type, request.about.id)
  const about = found && { type: found.type, id: found.id, name: found.name }
  // Whoever plays their tasks through stays where they are.
  const handleMade = (taskId: number) => pathname !== paths.play && navigate(paths.inboxTask(taskId, pathname === paths.inbox ? search : ''))
  return (
    <FormDialog title="New task" onClose={onClose}>
      <NewTaskForm user={user} about={about} kept={kept} onMade={handleMade} onClose={onClose} />
    </FormDialog>
  )
}

/** The task's form once all of it is here; of what was loaded with a list only, where the rest can't be. */
function EditedTask({ taskId, kept, onClose }: { taskId: number; kept: KeptDraft | null; onClose: () => void }) {
  const { user } = useSession().data ?? {}
  const visible = useVisibleTask(taskId)
  const query = useQuery(taskQuery(taskId))
  const isReady = query.isSuccess || query.isPaused || query.isError
  if (!user || visible === null || !isReady) {
    return query.isError ? <p role="alert" className="px-5 py-8 text-row text-ink-2">{query.error.message}</p> : <div aria-busy="true" className="h-100" />
  }
  return <EditTaskForm user={user} task={visible.task} kept={kept} onClose={onClose} />
}
