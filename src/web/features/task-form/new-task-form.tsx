import { useMemo, useState } from 'react'
import type { Person } from '#contract/session.ts'
import type { DraftValues } from '#web/data/draft-storage.ts'
import { newTasks } from '#web/data/new-tasks.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { say } from '#web/ui/messages.ts'
import { useOnline } from '#web/ui/use-online.ts'
import { momentText } from '#web/lib/due-text.ts'
import { draftName, type KeptDraft } from '#web/data/task-drafts.ts'
import { DraftHint } from './draft-hint.tsx'
import { FormFrame } from './form-frame.tsx'
import { emptyValues } from './form-values.ts'
import { TaskFields } from './task-fields.tsx'
import { useTaskForm } from './use-task-form.ts'

interface NewTaskFormProps {
  user: Person
  about: DraftValues['subject']
  /** What was typed before and not sent. */
  kept: KeptDraft | null
  onMade: (taskId: number) => void
  onClose: () => void
}

/** A new task. Without a network it is kept, and made when there is one. */
export function NewTaskForm({ user, about, kept, onMade, onClose }: NewTaskFormProps) {
  const initial = useMemo(() => emptyValues(user.id, about), [user.id, about])
  const state = useTaskForm({ userId: user.id, draftName: draftName(null), initial, kept: kept?.values ?? null, isNew: true })
  const [isSending, setIsSending] = useState(false)
  const [isKept, setIsKept] = useState(kept !== null)
  const isOnline = useOnline()
  const now = useNow()

  const submit = state.form.handleSubmit(async (values) => {
    if (isSending) return
    state.forgetErrors()
    setIsSending(true)
    const outcome = await newTasks.send(values)
    setIsSending(false)
    if (outcome.state === 'refused') {
      state.showErrors(outcome.failure.errors, outcome.failure.message)
      return
    }
    await state.settle()
    const name = values.subject?.name ?? 'the task'
    onClose()
    if (outcome.state === 'made') {
      say(`Created a task for ${name}.`, { isShown: true })
      onMade(outcome.taskId)
    } else {
      say(`The service can’t be reached. The task for ${name} is kept and will be created as soon as it can.`, { isShown: true })
    }
  })

  return (
    <FormFrame
      title="New task"
      submitLabel="Create task"
      busyReason={isSending ? 'It is being sent.' : null}
      general={state.general}
      hint={
        isKept && kept !== null ? (
          <DraftHint
            text={`You began this ${momentText(new Date(kept.savedAt).toISOString(), { now, zone: viewerZone })}.`}
            onStartOver={() => {
              state.startOver()
              setIsKept(false)
            }}
          />
        ) : isOnline ? null : (
          <p className="mb-4 text-meta text-ink-3">You are offline. The task will be kept here and created when the line is back.</p>
        )
      }
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <TaskFields state={state} user={user} presentOwner={null} presentAction={null} />
    </FormFrame>
  )
}
