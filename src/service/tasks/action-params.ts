import { ApiError, type Problem } from '#contract/errors.ts'
import { readInstant } from '#contract/filter-value.ts'
import { shown, type QueryPair } from '#contract/query-pairs.ts'
import { completionActions, taskActionParams, type TaskAction, type TaskActionName } from '#contract/task-actions.ts'
import { noteMaxLength, opportunityAssociations } from '#contract/task.ts'

type Reading = { value: unknown } | Pick<Problem, 'code' | 'detail'>
type Reader = (text: string) => Reading

const wrong = (detail: string): Reading => ({ code: 'validationError', detail })

const readers: Record<string, Reader> = {
  ownerId: readId,
  taskDispositionId: readId,
  taskPurposeId: readId,
  dueAt: readDateTime,
  note: readNote,
  completionNote: readNote,
  markAsUrgent: (text) => (text === 'true' || text === 'false' ? { value: text === 'true' } : wrong('must be true or false')),
  // Blank is Outreach's spelling of "on to the next step".
  completionAction: (text) => (text === '' ? { value: undefined } : readOneOf(completionActions, text)),
  opportunityAssociation: (text) => readOneOf(opportunityAssociations, text),
}

/** Reads the `actionParams[…]` of one action, or throws everything that is wrong with them. */
export function readActionParams(name: TaskActionName, pairs: readonly QueryPair[]): TaskAction {
  const problems: Problem[] = []
  const taken = Object.keys(taskActionParams[name].def.shape)
  const given = new Map<string, string>()
  for (const [key, value] of pairs) {
    const param = /^actionParams\[(\w+)\]$/.exec(key)?.[1]
    if (param === undefined || !taken.includes(param)) {
      problems.push({ code: 'badRequest', detail: `The action '${name}' takes no parameter '${shown(key)}'.`, parameter: shown(key) })
    } else if (given.has(param) && given.get(param) !== value) {
      problems.push({ code: 'badRequest', detail: `The parameter '${key}' is given twice, with different values.`, parameter: key })
    } else given.set(param, value)
  }
  const params: Record<string, unknown> = {}
  for (const param of taken) {
    const text = given.get(param)
    const parameter = `actionParams[${param}]`
    if (text === undefined) {
      if (isRequired(name, param)) problems.push({ code: 'validationError', detail: `The action '${name}' needs '${param}'.`, parameter })
      continue
    }
    const reading = readers[param]?.(text) ?? { value: text }
    if ('value' in reading) {
      if (reading.value !== undefined) params[param] = reading.value
    } else problems.push({ code: reading.code, detail: `${param} ${reading.detail}.`, parameter })
  }
  if (problems.length > 0) throw new ApiError(problems)
  return taskAction(name, params)
}

/** The contract's own schema has the last word on the values. */
function taskAction(name: TaskActionName, params: unknown): TaskAction {
  return { name, params: taskActionParams[name].parse(params) } as TaskAction
}

function isRequired(name: TaskActionName, param: string): boolean {
  const shape: Record<string, { safeParse(value: unknown): { success: boolean } }> = taskActionParams[name].def.shape
  return shape[param]?.safeParse(undefined).success === false
}

function readId(text: string): Reading {
  const id = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(id) ? { value: id } : wrong('must be a positive whole number')
}

function readDateTime(text: string): Reading {
  const reading = text.includes(' ') ? { problem: 'must be an ISO-8601 date-time' } : readInstant(text)
  return 'value' in reading ? reading : wrong(reading.problem)
}

function readNote(text: string): Reading {
  if (text.length > noteMaxLength) return { code: 'validationDataTooLongError', detail: `must not be longer than ${noteMaxLength} characters` }
  return text.includes('\0') ? wrong('must not hold the NUL character') : { value: text }
}

function readOneOf(values: readonly string[], text: string): Reading {
  return values.includes(text) ? { value: text } : wrong(`must be one of ${values.join(', ')}`)
}
