import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { Controller, useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { idSchema } from '#contract/json-api.ts'
import type { TaskAction } from '#contract/task-actions.ts'
import { longestMessage } from '#contract/team-message.ts'
import { relatedId, type Task } from '#contract/task.ts'
import type { RefusedValue } from '#web/data/notices.ts'
import { extensionsQuery } from '#web/data/extensions.ts'
import { useSession } from '#web/data/session.ts'
import { tellTeam } from '#web/data/team-messages.ts'
import { usersQuery } from '#web/data/users.ts'
import { possibleOwners } from '#web/task/possible-owners.ts'
import { useFittingPeople } from '#web/task/use-fitting-people.ts'
import { Field, inputClass } from '#web/ui/field.tsx'
import { say } from '#web/ui/messages.ts'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import { FormPanel } from './form-panel.tsx'

interface ReassignFormProps {
  task: Task
  /** Whom the service refused the last time, and why. */
  refused?: RefusedValue | undefined
  onSubmit: (action: TaskAction) => void
  onCancel: () => void
}

/** Hands the task to somebody else, found by name. */
export function ReassignForm({ task, refused, onSubmit, onCancel }: ReassignFormProps) {
  const users = useQuery(usersQuery)
  const hasSent = useRef(false)
  const { data: extensions = [] } = useQuery(extensionsQuery)
  const present = relatedId(task, 'owner')
  const form = useForm({
    resolver: zodResolver(draftSchema(present)),
    defaultValues: { ownerId: (refused ? Number(refused.value) : null) as number | null, note: '' },
  })
  const { user, people: colleagues = [] } = useSession().data ?? {}
  const offered = useMemo(
    () => (user ? possibleOwners(users.data ?? [], user, colleagues, present) : []),
    [users.data, user, colleagues, present],
  )

  const people = useFittingPeople(offered, task)

  const submit = form.handleSubmit(({ ownerId, note }) => {
    // Enter in a search field may submit by itself as well: once is enough.
    if (hasSent.current || ownerId === null) return
    hasSent.current = true
    onSubmit({ name: 'reassignOwner', params: { ownerId } })
    // Told beside the move, which doesn't wait for it; whoever just moved a task may still say why.
    if (note.trim() !== '') tellTeam({ kind: 'handover', note, tasks: [{ taskId: task.id, toId: ownerId }] }).catch((error: unknown) => say(`Your note did not reach the new owner. ${error instanceof Error ? error.message : ''}`, { isShown: true }))
  })

  return (
    <FormPanel
      title="New owner"
      submitLabel="Assign"
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Controller
        control={form.control}
        name="ownerId"
        render={({ field, fieldState }) => (
          <PersonPicker
            label="Owner"
            people={people}
            value={field.value}
            onChange={field.onChange}
            onEnter={() => void submit()}
            error={fieldState.error?.message ?? (field.value === refused?.value ? refused?.message : undefined) ?? users.error?.message}
          />
        )}
      />
      {extensions.includes('teamMessages') && (
        <Field id="reassign-note" label="Note to the new owner">
          <input id="reassign-note" maxLength={longestMessage} placeholder="Optional" className={inputClass} {...form.register('note')} />
        </Field>
      )}
    </FormPanel>
  )
}

function draftSchema(present: number | null) {
  return z.object({
    ownerId: z.nullable(idSchema).check(
      z.refine((id) => id !== null, { error: 'Choose a person.', abort: true }),
      z.refine((id) => id !== present, { error: 'They own the task already.' }),
    ),
    note: z.string(),
  })
}
