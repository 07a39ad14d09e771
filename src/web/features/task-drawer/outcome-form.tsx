import { useQuery } from '@tanstack/react-query'
import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import type { TaskAction } from '#contract/task-actions.ts'
import { isSequenceStepTask } from '#contract/task-rules.ts'
import type { Task } from '#contract/task.ts'
import { taskDispositionsQuery, taskPurposesQuery } from '#web/data/meeting-outcomes.ts'
import { ChoiceChips } from '#web/ui/choice-chips.tsx'
import { Field, FieldError, inputClass } from '#web/ui/field.tsx'
import { FormPanel } from './form-panel.tsx'

/** The note travels in the action's address, which has no room for more. */
const noteMax = 1_000

const draftSchema = z.object({
  completionNote: z.string().check(z.maxLength(noteMax)),
  completionAction: z.enum(['advance', 'finish_replied', 'finish_no_reply']),
  /** Ids as the controls hold them; empty for none. */
  taskDispositionId: z.string(),
  taskPurposeId: z.string(),
})
type Draft = z.infer<typeof draftSchema>

interface OutcomeFormProps {
  task: Task
  /** Whether it is a meeting that is logged, with how it went. */
  isMeeting: boolean
  onSubmit: (action: TaskAction) => void
  onCancel: () => void
}

/** Completes the task and says how it went: a note, what becomes of the sequence, a meeting's outcome. */
export function OutcomeForm({ task, isMeeting, onSubmit, onCancel }: OutcomeFormProps) {
  const { control, register, handleSubmit, setError, formState } = useForm<Draft>({
    resolver: zodResolver(draftSchema),
    defaultValues: { completionNote: '', completionAction: 'advance', taskDispositionId: '', taskPurposeId: '' },
  })
  const submit = handleSubmit((draft) => {
    if (isMeeting && draft.taskDispositionId === '') setError('taskDispositionId', { message: 'Say how the meeting went.' }, { shouldFocus: true })
    else onSubmit(isMeeting ? meetingAction(draft) : completeAction(draft))
  })
  const { errors } = formState
  return (
    <FormPanel title={isMeeting ? 'Log the meeting' : 'Complete with an outcome'} submitLabel={isMeeting ? 'Log the meeting' : 'Complete'} onSubmit={submit} onCancel={onCancel}>
      {isMeeting ? (
        <MeetingFields register={register} error={errors.taskDispositionId?.message} />
      ) : (
        isSequenceStepTask(task.attributes.taskType) && (
          <Controller
            control={control}
            name="completionAction"
            render={({ field }) => <ChoiceChips label="And the sequence" name="completion-action" choices={sequenceChoices} value={field.value} onChange={field.onChange} />}
          />
        )
      )}
      <Field id="completion-note" label="Note for the prospect’s record" error={errors.completionNote?.message}>
        <textarea id="completion-note" rows={3} maxLength={noteMax} autoFocus={!isMeeting} className={`${inputClass} h-auto! resize-y py-1.5`} {...register('completionNote')} />
      </Field>
    </FormPanel>
  )
}

const sequenceChoices = [
  { value: 'advance', label: 'Goes on' },
  { value: 'finish_replied', label: 'Ends: replied' },
  { value: 'finish_no_reply', label: 'Ends: no reply' },
] as const

function MeetingFields({ register, error }: { register: ReturnType<typeof useForm<Draft>>['register']; error: string | undefined }) {
  const dispositions = useQuery(taskDispositionsQuery)
  const purposes = useQuery(taskPurposesQuery)
  return (
    <>
      <Field id="disposition" label="How it went" error={error}>
        <select id="disposition" autoFocus aria-invalid={error !== undefined} aria-describedby={error === undefined ? undefined : 'disposition-error'} className={inputClass} {...register('taskDispositionId')}>
          <option value="">Choose…</option>
          {dispositions.data?.map(({ id, attributes }) => (
            <option key={id} value={id}>
              {attributes.name}
            </option>
          ))}
        </select>
        <FieldError id="dispositions-error" message={dispositions.error?.message} />
      </Field>
      <Field id="purpose" label="What it was for">
        <select id="purpose" className={inputClass} {...register('taskPurposeId')}>
          <option value="">Not said</option>
          {purposes.data?.map(({ id, attributes }) => (
            <option key={id} value={id}>
              {attributes.name}
            </option>
          ))}
        </select>
      </Field>
    </>
  )
}

function completeAction({ completionNote, completionAction }: Draft): TaskAction {
  const note = completionNote.trim()
  return { name: 'markComplete', params: { ...(note !== '' && { completionNote: note }), ...(completionAction !== 'advance' && { completionAction }) } }
}

function meetingAction({ completionNote, taskDispositionId, taskPurposeId }: Draft): TaskAction {
  const note = completionNote.trim()
  return {
    name: 'logMeetInPerson',
    params: { taskDispositionId: Number(taskDispositionId), ...(taskPurposeId !== '' && { taskPurposeId: Number(taskPurposeId) }), ...(note !== '' && { completionNote: note }) },
  }
}
