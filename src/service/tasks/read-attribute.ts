import type { Problem } from '#contract/errors.ts'
import { readInstant } from '#contract/filter-value.ts'
import type { AttributeDefinition } from '#contract/resource-definition.ts'
import { taskResource } from '#contract/task-resource.ts'
import type { TaskPatch } from './task-draft.ts'

/** Tells what is wrong with a member; `below` points further down than the member itself. */
export type Report = (problem: Pick<Problem, 'code' | 'detail'> & { below?: string }) => void

/** Reads one writable attribute strictly. What is wrong is reported, and leaves the patch empty. */
export function readAttribute(name: string, value: unknown, report: Report): TaskPatch {
  const definition = taskResource.attributes[name]
  if (definition === undefined) return {}
  if (value === null) {
    if (!definition.nullable) report({ code: 'validationError', detail: 'must not be null' })
    return definition.nullable ? { [name]: null } : {}
  }
  if (typeof value !== 'string') {
    report({ code: 'validationError', detail: 'must be a string' })
    return {}
  }
  return definition.kind === 'instant' ? readInstantAttribute(name, value, report) : readTextAttribute(name, value, definition, report)
}

function readInstantAttribute(name: string, text: string, report: Report): TaskPatch {
  // A space between date and time is common in lists of clients in the wild, but it isn't ISO-8601.
  const reading = text.includes(' ') ? { problem: 'must be an ISO-8601 date-time' } : readInstant(text)
  if ('value' in reading) return { [name]: new Date(reading.value) }
  report({ code: 'validationError', detail: reading.problem })
  return {}
}

function readTextAttribute(name: string, text: string, { maxLength, values }: AttributeDefinition, report: Report): TaskPatch {
  if (maxLength !== undefined && text.length > maxLength) {
    report({ code: 'validationDataTooLongError', detail: `must not be longer than ${maxLength} characters` })
    return {}
  }
  if (values !== undefined && !values.includes(text)) {
    report({ code: 'validationError', detail: `must be one of ${values.join(', ')}` })
    return {}
  }
  return { [name]: text }
}
