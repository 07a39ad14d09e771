import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { ErrorObject } from '#contract/errors.ts'
import type { DraftValues } from '#web/data/draft-storage.ts'
import { keepDraft } from '#web/data/task-drafts.ts'
import { fieldMessage, fieldOf, formSchema, sameValues } from './form-values.ts'

interface TaskFormOptions {
  userId: number
  /** Under which name what is typed is kept. */
  draftName: string
  /** What the form is compared with: nothing typed is nothing kept. */
  initial: DraftValues
  /** What was typed before and not sent. */
  kept: DraftValues | null
  isNew: boolean
}

/** The form's state. What is typed is kept in the browser as it is typed, and forgotten when it is sent or is what was there before. */
export function useTaskForm({ userId, draftName, initial, kept, isNew }: TaskFormOptions) {
  const [general, setGeneral] = useState<string[]>([])
  const form = useForm<DraftValues>({
    resolver: zodResolver(formSchema(isNew, isNew ? null : initial.action)),
    defaultValues: kept ?? initial,
  })
  // Nothing is kept of a form that was sent, also where a field tells of its last change a moment later.
  const isOver = useRef(false)
  useEffect(() => {
    const callback = ({ values }: { values: DraftValues }) => {
      if (!isOver.current) void keepDraft(userId, draftName, sameValues(values, initial) ? null : values)
    }
    return form.subscribe({ formState: { values: true }, callback })
  }, [form, userId, draftName, initial])

  return {
    form,
    /** What the service said that is about no field. */
    general,
    /** Puts each error where it belongs, and the focus on the first. */
    showErrors(errors: readonly ErrorObject[], message: string): void {
      const fields = errors.map((error) => ({ name: fieldOf(error), detail: error.detail }))
      setGeneral(errors.length === 0 ? [message] : fields.filter(({ name }) => name === null).map(({ detail }) => detail))
      for (const [index, { name, detail }] of fields.filter((field) => field.name !== null).entries()) {
        if (name !== null) form.setError(name, { type: 'service', message: fieldMessage(detail) }, { shouldFocus: index === 0 })
      }
    },
    forgetErrors: () => setGeneral([]),
    /** Whether anything differs from what was there. */
    isTouched: () => !sameValues(form.getValues(), initial),
    /** Back to what was there before anything was typed. */
    startOver(): void {
      setGeneral([])
      form.reset(initial)
      void keepDraft(userId, draftName, null)
    },
    /** Forgets what was typed: it is sent. */
    async settle(): Promise<void> {
      isOver.current = true
      await keepDraft(userId, draftName, null)
    },
  }
}
export type TaskFormState = ReturnType<typeof useTaskForm>
