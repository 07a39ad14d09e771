import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { Controller, useWatch } from 'react-hook-form'
import type { Person } from '#contract/session.ts'
import { opportunityAssociations, taskActions } from '#contract/task.ts'
import { relatedResource } from '#web/data/related.ts'
import { taskPrioritiesQuery } from '#web/data/task-priorities.ts'
import { PriorityMark, priorityLevel } from '#web/task/priority-mark.tsx'
import { actionLabel, taskKind } from '#web/task/task-kind.ts'
import { ChoiceChips } from '#web/ui/choice-chips.tsx'
import { FieldError } from '#web/ui/field.tsx'
import { OwnerField } from './owner-field.tsx'
import { SubjectField } from './subject-field.tsx'
import { TimeField } from './time-field.tsx'
import type { TaskFormState } from './use-task-form.ts'

const ruleLabels = { noop: 'Leave as it is', recent_created: 'Newest of the account', recent_updated: 'Last touched of the account' }

interface TaskFieldsProps {
  state: TaskFormState
  user: Person
  /** Whose task it is now; null for a new one. */
  presentOwner: number | null
  /** The action that is there, which may be one that only its account has. */
  presentAction: string | null
}

/** Everything that can be set on a task. */
export function TaskFields({ state: { form }, user, presentOwner, presentAction }: TaskFieldsProps) {
  const { control, formState: { errors } } = form
  const { data: priorities = [] } = useQuery(taskPrioritiesQuery)
  const [subject, note, autoskipAt, rule] = useWatch({ control, name: ['subject', 'note', 'autoskipAt', 'opportunityAssociation'] })
  const theirZone = subject?.type === 'prospect' ? (relatedResource('prospect', subject.id)?.attributes.timeZone ?? null) : null
  const actions = presentAction === null || (taskActions as readonly string[]).includes(presentAction) ? taskActions : [...taskActions, presentAction]
  const hasMore = autoskipAt !== null || rule !== null || errors.autoskipAt !== undefined || errors.opportunityAssociation !== undefined

  return (
    <div className="flex flex-col gap-4">
      <Controller control={control} name="subject" render={({ field, fieldState }) => (
        <SubjectField value={field.value} onChange={field.onChange} onBlur={field.onBlur} error={fieldState.error?.message} autoFocus={presentOwner === null} />
      )} />
      <Controller control={control} name="action" render={({ field, fieldState }) => (
        <ChoiceChips
          label="What to do"
          name="task-action"
          choices={actions.map((action) => ({ value: action as string, label: actionLabel(action), icon: <ActionIcon action={action} /> }))}
          value={field.value}
          onChange={field.onChange}
          error={fieldState.error?.message}
        />
      )} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Controller control={control} name="ownerId" render={({ field, fieldState }) => (
          <OwnerField user={user} present={presentOwner} subject={subject} value={field.value} onChange={field.onChange} onBlur={field.onBlur} error={fieldState.error?.message} />
        )} />
        <Controller control={control} name="dueAt" render={({ field, fieldState }) => (
          <TimeField label="Due" value={field.value} onChange={field.onChange} onBlur={field.onBlur} error={fieldState.error?.message} theirZone={theirZone} />
        )} />
      </div>
      <Controller control={control} name="taskPriorityId" render={({ field, fieldState }) => (
        <ChoiceChips
          label="Priority"
          name="task-priority"
          choices={[
            { value: '', label: 'None' },
            ...priorities.toReversed().map(({ id, attributes }) => ({ value: String(id), label: attributes.name, icon: <span aria-hidden="true"><PriorityMark name={attributes.name} level={priorityLevel(attributes)} /></span> })),
          ]}
          value={field.value === null ? '' : String(field.value)}
          onChange={(value) => field.onChange(value === '' ? null : Number(value))}
          error={fieldState.error?.message}
        />
      )} />
      <div className="flex flex-col gap-1.5">
        <label htmlFor="task-note" className="text-meta font-medium text-ink-2">Note</label>
        <textarea
          id="task-note"
          rows={Math.min(10, Math.max(3, note.split('\n').length + 1))}
          aria-invalid={errors.note !== undefined || undefined}
          aria-describedby={errors.note === undefined ? undefined : 'task-note-error'}
          className="w-full resize-y rounded-md border border-control bg-surface px-2.5 py-1.5 text-row text-ink aria-invalid:border-danger"
          {...form.register('note')}
        />
        <FieldError id="task-note-error" message={errors.note?.message} />
      </div>
      <details open={hasMore} className="group -mt-1">
        <summary className="flex h-7 w-fit list-none items-center gap-1 rounded-sm pr-1 text-meta font-medium text-ink-3 hover:text-ink pointer-coarse:h-11 [&::-webkit-details-marker]:hidden">
          <ChevronRight size={14} aria-hidden="true" className="-ml-0.5 transition-transform duration-100 group-open:rotate-90" />
          More
        </summary>
        <div className="mt-2 flex flex-col gap-4">
          <Controller control={control} name="opportunityAssociation" render={({ field, fieldState }) => (
            <ChoiceChips
              label="Opportunity"
              name="task-rule"
              choices={[{ value: '', label: 'No rule' }, ...opportunityAssociations.map((value) => ({ value: value as string, label: ruleLabels[value] }))]}
              value={field.value ?? ''}
              onChange={(value) => field.onChange(value === '' ? null : value)}
              error={fieldState.error?.message}
            />
          )} />
          <div className="sm:w-[calc(50%-0.5rem)]">
            <Controller control={control} name="autoskipAt" render={({ field, fieldState }) => (
              <TimeField label="Skips itself" value={field.value} onChange={field.onChange} onBlur={field.onBlur} error={fieldState.error?.message} theirZone={theirZone} />
            )} />
          </div>
        </div>
      </details>
    </div>
  )
}

function ActionIcon({ action }: { action: string }) {
  const { icon: Icon } = taskKind({ attributes: { action, taskType: 'manual' } as Parameters<typeof taskKind>[0]['attributes'] })
  return <Icon size={14} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
}
