import { useLocation, useSearch } from 'wouter'
import type { TaskFormProps } from '#web/commands/open-task-form.ts'
import { useSession } from '#web/data/session.ts'
import { subjectOf } from '#web/data/subject-search.ts'
import type { KeptDraft } from '#web/data/task-drafts.ts'
import { paths } from '#web/paths.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { NewTaskForm } from './new-task-form.tsx'

/** The form that was asked for, in its dialog. */
export function TaskFormDialog({ request, kept, onClose }: TaskFormProps & { kept: KeptDraft | null }) {
  const { user } = useSession().data ?? {}
  const [pathname, navigate] = useLocation()
  const search = useSearch()
  if (!user || request.kind !== 'new') return null
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
