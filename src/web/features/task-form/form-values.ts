import * as z from 'zod/mini'
import type { ErrorObject } from '#contract/errors.ts'
import { noteMaxLength, opportunityAssociations, taskActions } from '#contract/task.ts'
import { draftValuesSchema, type DraftValues } from '#web/data/draft-storage.ts'

const empty: DraftValues = {
  action: 'call', subject: null, ownerId: null, taskPriorityId: null, dueAt: null, note: '', opportunityAssociation: null, autoskipAt: null,
}

/** A form nobody has typed into: the person's own task. */
export function emptyValues(ownerId: number, subject: DraftValues['subject'] = null): DraftValues {
  return { ...empty, ownerId, subject }
}

/**
 * What the form sends must be: strict where a draft may be anything. `mustHave` is what a new task needs so that somebody
 * can make sense of it; one that is there may lack it, having come from elsewhere. `known` is the action of a task that is
 * edited, which may be one that only its account has.
 */
export function formSchema(isNew: boolean, known: string | null = null) {
  const actions: readonly string[] = [...taskActions, ...(known === null ? [] : [known])]
  return draftValuesSchema.check(
    z.superRefine((values, context) => {
      const blame = (name: keyof DraftValues, message: string) => context.issues.push({ code: 'custom', path: [name], message, input: values[name] })
      if (!actions.includes(values.action)) blame('action', 'Choose what is to be done.')
      if (isNew && values.ownerId === null) blame('ownerId', 'Choose who is to do it.')
      if (isNew && values.subject === null && values.note.trim() === '') blame('subject', 'Say whom it is about, or write a note.')
      if (values.note.length > noteMaxLength) blame('note', `A note holds ${noteMaxLength.toLocaleString()} characters at most; this one has ${values.note.length.toLocaleString()}.`)
      const { opportunityAssociation: rule } = values
      if (rule !== null && !(opportunityAssociations as readonly string[]).includes(rule)) blame('opportunityAssociation', 'Choose a rule.')
      if (values.autoskipAt !== null && values.dueAt !== null && Date.parse(values.autoskipAt) < Date.parse(values.dueAt)) blame('autoskipAt', 'It would skip itself before it is due.')
    }),
  )
}

const fieldOfRelationship: Record<string, keyof DraftValues> = { owner: 'ownerId', subject: 'subject', taskPriority: 'taskPriorityId' }

/** The field that an error of the service is about, by its JSON pointer; null for one about the whole. */
export function fieldOf({ source }: ErrorObject): keyof DraftValues | null {
  const [, , group, name = ''] = (source?.pointer ?? '').split('/')
  if (group === 'relationships') return fieldOfRelationship[name] ?? null
  return group === 'attributes' && name in empty ? (name as keyof DraftValues) : null
}

/** A detail of the service's as a sentence of its own: "must be a string" reads on from the field's name, which stands above it. */
export function fieldMessage(detail: string): string {
  const text = detail.charAt(0).toLocaleUpperCase() + detail.slice(1)
  return /[.!?]$/u.test(text) ? text : `${text}.`
}

/** Whether two values of the form say the same. */
export function sameValues(a: DraftValues, b: DraftValues): boolean {
  const names = Object.keys(empty) as (keyof DraftValues)[]
  return names.every((name) => (name === 'subject' ? a.subject?.type === b.subject?.type && a.subject?.id === b.subject?.id : name.endsWith('At') ? time(a[name]) === time(b[name]) : a[name] === b[name]))
}

function time(value: unknown): number | null {
  return typeof value === 'string' ? Date.parse(value) : null
}
