import { taskResource } from '#contract/task-resource.ts'
import type { Report } from './read-attribute.ts'
import type { TaskPatch } from './task-draft.ts'

/** Reads one writable relationship strictly: `{"data": {"type", "id"}}`, or `{"data": null}` where it may be empty. */
export function readRelationship(name: string, value: unknown, report: Report): TaskPatch {
  if (!isObject(value) || !Object.hasOwn(value, 'data')) {
    report({ code: 'validationError', detail: 'must be {"data": {"type", "id"}}' })
    return {}
  }
  const { data } = value
  if (data === null) return readEmpty(name, report)
  if (!isObject(data)) {
    report({ code: 'validationError', detail: 'must be a resource identifier', below: '/data' })
    return {}
  }
  const { type, id } = data
  const targets = taskResource.relationships[name]?.targets ?? []
  const isTypeRight = typeof type === 'string' && targets.includes(type)
  const isIdRight = typeof id === 'number' && Number.isSafeInteger(id) && id > 0
  if (!isTypeRight) report({ code: 'validationError', detail: `must point to ${targets.join(' or ')}`, below: '/data/type' })
  if (!isIdRight) report({ code: 'validationError', detail: 'must have a positive whole number as id', below: '/data/id' })
  if (!isTypeRight || !isIdRight) return {}
  return name === 'subject' ? ({ subject: { type, id } } as TaskPatch) : { [`${name}Id`]: id }
}

function readEmpty(name: string, report: Report): TaskPatch {
  if (name === 'subject') return { subject: null }
  if (name !== 'owner') return { [`${name}Id`]: null }
  report({ code: 'validationError', detail: 'must not be empty', below: '/data' })
  return {}
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
