import { applyTaskAction, snoozedDueAt } from '#contract/task-rules.ts'
import { isTaskActionName, taskActionParams, type TaskAction } from '#contract/task-actions.ts'
import { relatedId, taskSchema, type Task } from '#contract/task.ts'
import { taskValuesSchema, type LogEntry, type PersonAction, type TaskValues } from '#web/data/log-entry.ts'
import { sameValue, targetsOf, updateRefusal, valueOf, withValues, type ValueName } from '#web/data/task-values.ts'

/** An answer as it travels: status and body. */
export interface Answer {
  status: number
  body: unknown
}

/** What reached the service in one request. */
export interface Arrival {
  /** The entry's id, without the `rev` that it was sent against. */
  key: string
  /** Whose session it came with. */
  userId: number
  taskId: number
  action: LogEntry['action']
  /** Values of somebody else's that it replaced by others, and whose task it was where it ended its work. */
  overwrote: TaskValues
  /** The `rev` that it was carried out on; null where it was refused. */
  carriedOutOn: number | null
}

/** Of the people who use the browser this one is a rep: a task that goes to another team is out of their sight. */
export const rep = 2
const isOtherTeams = (task: Task) => (relatedId(task, 'owner') ?? 1) % 2 === 0

/** A request that changes something. */
export interface Write {
  method: string
  /** Whether it takes something back, which the request itself doesn't say. */
  isRestore: boolean
  path: string
  key: string
  userId: number
  body: string | null
  ifMatch: string | null
}

/** A service of a few tasks behind the request seam: `rev`, idempotency keys and rules like the real one, all in memory. */
export class ServiceModel {
  readonly tasks = new Map<number, Task>()
  /** Every task as it was at each `rev`. */
  readonly history = new Map<number, Map<number, Task>>()
  readonly answers = new Map<string, Answer>()
  /** Keys in the order in which they first arrived, by task. */
  readonly arrivals: Arrival[] = []
  /** Tasks whose every action is refused with 403. */
  readonly forbidden = new Set<number>()
  /** Hides `rev`, as an Outreach account does. */
  readonly withoutRev: boolean
  /** Who ever set a field, by `task.field`, the last at the end: a person who uses the browser, or somebody else. */
  readonly setters = new Map<string, (number | 'other')[]>()
  /** Who made each `rev`, by `task.rev`. */
  readonly makers = new Map<string, number | 'other'>()
  #now = Date.UTC(2026, 0, 1)

  constructor(ids: readonly number[], withoutRev: boolean) {
    this.withoutRev = withoutRev
    for (const id of ids) {
      this.#commit({ ...taskSchema.parse({ type: 'task', id, attributes: { state: 'incomplete', dueAt: '2026-01-05T09:00:00.000Z' }, relationships: { owner: { data: { type: 'user', id: 1 } } } }) }, 'other')
    }
  }

  /** A change by somebody else. */
  changeByOther(action: PersonAction, taskId: number): void {
    const task = this.tasks.get(taskId)
    if (task === undefined) return
    if (action.name === 'delete') return void this.tasks.delete(taskId)
    const after = action.name === 'update' ? updated(task, action.params) : applied(task, action, this.#tick())
    if (after === null) return
    this.#commit(after, 'other')
    this.#noteSetter('other', taskId, fieldsOf(action))
  }

  /** Whether the person sees the task. */
  isInSight(task: Task, userId: number): boolean {
    return this.withoutRev || userId !== rep || !isOtherTeams(task)
  }

  /** Whether there was ever a moment when the person could not see the task. */
  wasOutOfSight(taskId: number, userId: number): boolean {
    return !this.tasks.has(taskId) || [...(this.history.get(taskId)?.values() ?? [])].some((task) => !this.isInSight(task, userId))
  }

  /** `POST /tasks/{id}/actions/{name}`, `PATCH` and `DELETE /tasks/{id}`. */
  write(write: Write): Answer {
    const first = this.answers.get(write.key)
    if (first) return first
    const url = new URL(write.path, 'http://service.invalid')
    const [, id, name] = /^\/api\/v2\/tasks\/(\d+)(?:\/actions\/(\w+))?$/.exec(url.pathname) ?? []
    const taskId = Number(id)
    const action = write.method === 'DELETE' ? { name: 'delete' as const, params: {} } : name === undefined ? readPatch(write) : readAction(name, url.searchParams)
    const arrival: Arrival = { key: write.key.split('.')[0]!, userId: write.userId, taskId, action, overwrote: {}, carriedOutOn: null }
    const rev = this.tasks.get(taskId)?.meta?.rev
    const answer = write.ifMatch !== null && write.ifMatch !== `"${rev}"` ? refusal(412, 'preconditionFailed') : this.#carryOut(taskId, action, arrival)
    if (answer.status !== 412) this.arrivals.push(arrival)
    this.answers.set(write.key, answer)
    return answer
  }

  /** `GET /tasks` and `GET /tasks/{id}`, as they stand now. */
  read(path: string, userId: number): Answer {
    const [, id] = /^\/api\/v2\/tasks\/(\d+)/.exec(path) ?? []
    if (id === undefined) return { status: 200, body: { data: [...this.tasks.values()].filter((task) => this.isInSight(task, userId)).map((task) => this.#shown(task)) } }
    const task = this.tasks.get(Number(id))
    return task && this.isInSight(task, userId) ? { status: 200, body: { data: this.#shown(task) } } : refusal(404, 'resourceNotFound')
  }

  #carryOut(taskId: number, action: LogEntry['action'], arrival: Arrival): Answer {
    const task = this.tasks.get(taskId)
    if (!task || !this.isInSight(task, arrival.userId)) return refusal(404, 'resourceNotFound')
    if (this.forbidden.has(taskId)) return refusal(403, 'unauthorizedRequest')
    const fields = Object.keys(targetsOf(action) ?? {}) as ValueName[]
    const targets = targetsOf(action)
    const wasOthers = fields.filter((field) => (this.setters.get(`${taskId}.${field}`)?.at(-1) ?? arrival.userId) !== arrival.userId && !sameValue(field, valueOf(task, field), targets?.[field]))
    const overwritten = Object.fromEntries(wasOthers.map((field) => [field, valueOf(task, field)]))
    const now = this.#tick()
    const rev = task.meta?.rev ?? null
    if (action.name === 'delete') {
      arrival.carriedOutOn = rev
      this.tasks.delete(taskId)
      return { status: 204, body: null }
    }
    const after = action.name === 'restore' || action.name === 'update' ? updated(task, action.params) : applied(task, action, now)
    if (after === null) return refusal(422, 'validationError')
    const endsOthers = targets === null && (this.setters.get(`${taskId}.ownerId`)?.at(-1) ?? arrival.userId) !== arrival.userId
    Object.assign(arrival, { carriedOutOn: rev, overwrote: endsOthers ? { ownerId: relatedId(task, 'owner') } : overwritten })
    this.#noteSetter(arrival.userId, taskId, fieldsOf(action))
    return { status: 200, body: { data: this.#shown(this.#commit(after, arrival.userId)) } }
  }

  #noteSetter(who: number | 'other', taskId: number, fields: readonly string[]): void {
    for (const field of fields) this.setters.set(`${taskId}.${field}`, [...(this.setters.get(`${taskId}.${field}`) ?? []), who])
  }

  #commit(task: Task, who: number | 'other'): Task {
    const rev = (this.tasks.get(task.id)?.meta?.rev ?? 0) + 1
    this.makers.set(`${task.id}.${rev}`, who)
    const attributes = { ...task.attributes, updatedAt: this.#tick().toISOString() }
    const committed = { ...task, attributes, meta: { rev } }
    this.tasks.set(task.id, committed)
    const past = this.history.get(task.id) ?? new Map<number, Task>()
    this.history.set(task.id, past.set(rev, committed))
    return committed
  }

  #shown(task: Task): Task {
    const { meta, ...rest } = task
    return structuredClone(this.withoutRev ? rest : { ...rest, meta })
  }

  #tick(): Date {
    return new Date((this.#now += 1000))
  }
}

/** What an action changes: fields, or that the task is done. */
function fieldsOf(action: LogEntry['action']): string[] {
  return Object.keys(targetsOf(action) ?? { state: 'complete' })
}

function refusal(status: number, id: string): Answer {
  return { status, body: { errors: [{ id, title: id, detail: `Refused with ${status}.` }] } }
}

/** The task with an action carried out; null where the rules forbid it. */
function applied(task: Task, action: TaskAction, now: Date): Task | null {
  const relative = action.name === 'snooze' && action.params.dueAt === undefined
  const target: TaskAction = relative ? { name: 'snooze', params: { dueAt: snoozedDueAt(task.attributes.dueAt, now) } } : action
  const fold = applyTaskAction(task, target, now)
  return fold.applies ? fold.task : null
}

function updated(task: Task, values: TaskValues): Task | null {
  return updateRefusal(task, values) === null ? withValues(task, values) : null
}

interface PatchDocument {
  data: { attributes?: TaskValues; relationships?: Record<string, { data: { id: number } | null }> }
}

/** Reads what sets a task's fields. */
function readPatch({ body, isRestore }: Write): LogEntry['action'] {
  const { attributes, relationships } = (JSON.parse(body ?? '{}') as PatchDocument).data
  const ids = Object.entries(relationships ?? {}).map(([name, { data }]) => [`${name}Id`, data && data.id])
  return { name: isRestore ? 'restore' : 'update', params: taskValuesSchema.parse({ ...attributes, ...Object.fromEntries(ids) }) }
}

function readAction(name: string, query: URLSearchParams): TaskAction {
  if (!isTaskActionName(name)) throw new Error(`No such action: ${name}`)
  const params: Record<string, unknown> = {}
  for (const [key, value] of query) {
    const plain = key.slice('actionParams['.length, -1)
    params[plain] = plain.endsWith('Id') ? Number(value) : value
  }
  return { name, params: taskActionParams[name].parse(params) } as TaskAction
}
