import { useQuery } from '@tanstack/react-query'
import type { Person } from '#contract/session.ts'
import { subjectOf } from '#web/data/subject-search.ts'
import { draftName, keptDraft } from '#web/data/task-drafts.ts'
import type { TaskFormRequest } from '#web/task/task-form-request.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { NewTaskForm } from './new-task-form.tsx'

interface TaskFormDialogProps {
  request: TaskFormRequest
  user: Person
  onMade: (taskId: number) => void
  onClose: () => void
}

/** The form that was asked for, with what was typed into it before. */
export function TaskFormDialog({ request, user, onMade, onClose }: TaskFormDialogProps) {
  const name = draftName(request.kind === 'new' ? null : request.taskId)
  const { data: kept } = useQuery({ queryKey: ['draft', user.id, name], queryFn: () => keptDraft(user.id, name), networkMode: 'always', gcTime: 0, staleTime: 0 })
  if (request.kind !== 'new') return null
  const found = request.about === undefined ? null : subjectOf(request.about.type, request.about.id)
  const about = found && { type: found.type, id: found.id, name: found.name }
  return (
    <FormDialog title="New task" onClose={onClose}>
      {/* The browser answers within a frame or two: an empty form must not show before what was kept. */}
      {kept === undefined ? <div className="h-100" /> : <NewTaskForm user={user} about={about} kept={kept} onMade={onMade} onClose={onClose} />}
    </FormDialog>
  )
}
