import { useEffect, useState } from 'react'
import type { Person } from '#contract/session.ts'
import type { Task } from '#contract/task.ts'
import { taskSurface } from '#web/commands/task-surface.ts'
import { notices } from '#web/data/notices.ts'
import { pendingActions } from '#web/data/pending-actions.ts'
import { draftName, type KeptDraft } from '#web/data/task-drafts.ts'
import { taskName } from '#web/data/task-name.ts'
import { momentText } from '#web/lib/due-text.ts'
import { say } from '#web/ui/messages.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { DraftHint } from './draft-hint.tsx'
import { changedValues, valuesOf } from './edited-task.ts'
import { FormFrame } from './form-frame.tsx'
import { fieldMessage, sameValues } from './form-values.ts'
import { forgetDraftWhenDone } from './settle-edit.ts'
import { TaskFields } from './task-fields.tsx'
import { useTaskForm } from './use-task-form.ts'

interface EditTaskFormProps {
  user: Person
  task: Task
  /** What was typed before and isn't what the task has. */
  kept: KeptDraft | null
  onClose: () => void
}

/** A task's fields, of which only those that were changed are set. What the service refused the last time stands in its field again. */
export function EditTaskForm({ user, task, kept: found, onClose }: EditTaskFormProps) {
  // What it was when the form was opened is what changes are told from.
  const [initial] = useState(() => valuesOf(task))
  const [kept, setKept] = useState(() => (found !== null && !sameValues(found.values, initial) ? found : null))
  const state = useTaskForm({ userId: user.id, draftName: draftName(task.id), initial, kept: kept?.values ?? null, isNew: false })
  const now = useNow()
  const { form } = state

  useEffect(() => {
    const notice = notices.all().find(({ taskId, refused }) => taskId === task.id && refused?.action === 'update')
    const name = notice?.refused?.parameter
    if (notice?.refused === undefined || name === undefined || !(name in initial)) return
    notices.dismiss(notice.id)
    form.setError(name as keyof typeof initial, { type: 'service', message: fieldMessage(notice.refused.message) }, { shouldFocus: true })
  }, [form, initial, task.id])

  const submit = form.handleSubmit((values) => {
    const params = changedValues(initial, values)
    onClose()
    if (params === null) return say(`Nothing was changed on ${taskName(task, task.id)}.`, { isShown: true })
    const surface = taskSurface()
    if (surface !== null) surface.act([task.id], { name: 'update', params })
    else pendingActions.act([task.id], { name: 'update', params })
    forgetDraftWhenDone(user.id, task.id)
  })

  return (
    <FormFrame
      title="Edit task"
      submitLabel="Save changes"
      busyReason={null}
      general={state.general}
      hint={
        kept === null ? null : (
          <DraftHint
            text={`Not saved yet: you changed this ${momentText(new Date(kept.savedAt).toISOString(), { now, zone: viewerZone })}.`}
            onStartOver={() => {
              state.startOver()
              setKept(null)
            }}
          />
        )
      }
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <TaskFields state={state} user={user} presentOwner={initial.ownerId} presentAction={initial.action} />
    </FormFrame>
  )
}
