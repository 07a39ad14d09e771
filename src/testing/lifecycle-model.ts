import { pickOpportunity, type LifecycleWorld, type Ref, type WorldStep } from './lifecycle-world.ts'

/**
 * The lifecycle of tasks, told once more in plain TypeScript: no database, no transactions, nothing shared with the service.
 * What the service answers is compared with it, member by member.
 */
export interface ModelTask {
  id: number
  rev: number
  attributes: Record<string, string | boolean | null>
  relationships: Record<string, Ref | null>
  history: ModelEvent[]
}

export interface ModelEvent {
  rev: number
  at: string
  actor: { type: 'user' | 'job'; id: number | null }
  action: string
  changes: Record<string, [unknown, unknown]>
}

export interface ModelState {
  id: number
  state: string
  stepId: number
  pauseReason: string | null
}

export interface ModelMailing {
  id: number
  state: string
  scheduledAt: string | null
  errorReason: string | null
  taskId: number | null
  prospectId: number
}

/** Who acts, for the history: a person or a job. */
export type ModelActor = ModelEvent['actor']

/** Members whose changes the history tells. */
const toldAttributes = ['action', 'autoskipAt', 'completedAt', 'dueAt', 'note', 'opportunityAssociation', 'scheduledAt', 'state', 'taskType']
const toldRelationships = [
  'account', 'completer', 'mailing', 'opportunity', 'owner', 'prospect', 'sequenceState', 'sequenceStep', 'subject', 'taskDisposition', 'taskPriority', 'taskPurpose',
]

export class LifecycleModel {
  readonly world: LifecycleWorld
  readonly tasks = new Map<number, ModelTask>()
  readonly deleted = new Map<number, ModelTask>()
  readonly states = new Map<number, ModelState>()
  readonly mailings = new Map<number, ModelMailing>()
  readonly notes: { taskId: number; prospectId: number; authorId: number | null; body: string }[] = []
  now: number
  nextTaskId: number
  nextMailingId: number

  constructor(world: LifecycleWorld, start: { now: number; nextTaskId: number; nextMailingId: number }) {
    this.world = world
    this.now = start.now
    this.nextTaskId = start.nextTaskId
    this.nextMailingId = start.nextMailingId
  }

  /** The clock's time as the contract spells it. */
  get instant(): string {
    return new Date(this.now).toISOString()
  }

  /** Changes a task, as one event; without a difference nothing happens. */
  change(task: ModelTask, actor: ModelActor, action: string, set: { attributes?: ModelTask['attributes']; relationships?: ModelTask['relationships'] }, beside: ModelEvent['changes'] = {}): void {
    const before = structuredClone({ attributes: task.attributes, relationships: task.relationships })
    const after = { attributes: { ...task.attributes, ...set.attributes }, relationships: { ...task.relationships, ...set.relationships } }
    const changes = { ...difference(before, after), ...beside }
    if (Object.keys(changes).length === 0) return
    const { instant } = this
    const stateMoved: ModelTask['attributes'] = 'state' in changes ? { stateChangedAt: latest(task.attributes.stateChangedAt, instant), completed: after.attributes.state === 'complete' } : {}
    task.attributes = { ...after.attributes, ...stateMoved, updatedAt: latest(task.attributes.updatedAt, instant) }
    task.relationships = after.relationships
    task.rev++
    task.history.push({ rev: task.rev, at: instant, actor, action, changes })
  }

  /** Adds a task with the first entry of its history. */
  add(actor: ModelActor, attributes: ModelTask['attributes'], relationships: ModelTask['relationships']): ModelTask {
    const full = {
      attributes: {
        action: null, autoskipAt: null, compiledSequenceTemplateHtml: null, completed: false, completedAt: null, createdAt: this.instant, dueAt: null, note: null,
        opportunityAssociation: null, scheduledAt: null, state: 'incomplete', stateChangedAt: null, taskType: 'manual', updatedAt: this.instant, ...attributes,
      },
      relationships: {
        account: null, call: null, completer: null, creator: null, mailing: null, opportunity: null, owner: null, prospect: null, sequence: null, sequenceState: null,
        sequenceStep: null, sequenceTemplate: null, subject: null, taskPriority: null, template: null, taskDisposition: null, taskPurpose: null, ...relationships,
      },
    }
    const event = { rev: 1, at: this.instant, actor, action: 'create', changes: difference({ attributes: {}, relationships: {} }, full) }
    const task: ModelTask = { id: this.nextTaskId++, rev: 1, ...full, history: [event] }
    this.tasks.set(task.id, task)
    return task
  }

  /** Completes an open task: its note lands on the prospect, its sequence goes on or ends. */
  complete(task: ModelTask, actor: ModelActor, action: string, options: { completer: number | null; note?: string; how?: string; relationships?: ModelTask['relationships']; beside?: ModelEvent['changes'] }): void {
    const { completer, note, how, relationships, beside } = options
    const prospectId = task.relationships.prospect?.id
    if (note && prospectId !== undefined) this.notes.push({ taskId: task.id, prospectId, authorId: actor.id, body: note })
    const sequence = String(task.attributes.taskType).startsWith('sequence_step_') ? this.leaveStep(task, actor, how) : {}
    this.change(
      task, actor, action,
      {
        attributes: { state: 'complete', completedAt: this.instant, compiledSequenceTemplateHtml: null },
        relationships: { ...relationships, completer: completer === null ? null : { type: 'user', id: completer } },
      },
      { ...beside, ...(note && { completionNote: [null, note] as [unknown, unknown] }), ...(how && { completionAction: [null, how] as [unknown, unknown] }), ...sequence },
    )
  }

  /** The state that a task's sequence is in, if the task belongs to one. */
  stateOf(task: ModelTask): ModelState | undefined {
    return this.states.get(task.relationships.sequenceState?.id ?? -1)
  }

  /** Whether the sequence runs and waits for just this task. */
  isAtStep(task: ModelTask): boolean {
    const state = this.stateOf(task)
    return state !== undefined && ['active', 'pending'].includes(state.state) && state.stepId === task.relationships.sequenceStep?.id
  }

  private leaveStep(task: ModelTask, actor: ModelActor, how: string | undefined): ModelEvent['changes'] {
    const state = this.stateOf(task)
    if (state === undefined) return {}
    const was = state.state
    if (how) {
      if (!['active', 'pending', 'paused'].includes(was)) return {}
      state.state = 'finished'
      state.pauseReason = null
      return { 'sequenceState.state': [was, 'finished'] }
    }
    if (!this.isAtStep(task)) return {}
    const steps = [...this.world.steps].sort((a, b) => a.order - b.order)
    const index = steps.findIndex(({ id }) => id === state.stepId)
    const next = steps[index + 1]
    if (next === undefined) {
      state.state = 'finished'
      return { 'sequenceState.state': [was, 'finished'] }
    }
    const left = state.stepId
    Object.assign(state, { state: 'active', stepId: next.id })
    this.addStepTask(task, actor, next)
    return { 'sequenceState.sequenceStep': [{ type: 'sequenceStep', id: left }, { type: 'sequenceStep', id: next.id }] }
  }

  private addStepTask(before: ModelTask, actor: ModelActor, step: WorldStep): void {
    const scheduledAt = new Date(this.now + step.interval * 60_000).toISOString()
    const { owner, subject, prospect, account, sequence, sequenceState } = before.relationships
    const mailing = step.stepType === 'manual_email' ? { type: 'mailing', id: this.nextMailingId++ } : null
    const isWorkable = step.interval <= 0
    const association = before.attributes.opportunityAssociation
    const task = this.add(
      actor,
      {
        action: step.action, taskType: step.taskType, state: isWorkable ? 'incomplete' : 'pending', scheduledAt, dueAt: scheduledAt, note: step.note, opportunityAssociation: association ?? null,
        autoskipAt: step.autoskipDelay === null ? null : new Date(Date.parse(scheduledAt) + step.autoskipDelay * 1000).toISOString(),
        compiledSequenceTemplateHtml: isWorkable ? this.compiled(step, prospect?.id) : null,
      },
      {
        owner: owner ?? null, subject: subject ?? null, prospect: prospect ?? null, account: account ?? null, sequence: sequence ?? null, sequenceState: sequenceState ?? null, mailing,
        sequenceStep: { type: 'sequenceStep', id: step.id }, creator: { type: 'sequenceStep', id: step.id },
        taskPriority: step.priorityId === null ? null : { type: 'taskPriority', id: step.priorityId },
        template: step.template && { type: 'template', id: step.template.id }, sequenceTemplate: step.template && { type: 'sequenceTemplate', id: step.template.linkId },
        opportunity: pickOpportunity(this.world, { association, account: account ?? null, subject: subject ?? null, present: before.relationships.opportunity ?? null }),
      },
    )
    if (mailing) this.mailings.set(mailing.id, { id: mailing.id, state: 'drafted', scheduledAt: null, errorReason: null, taskId: task.id, prospectId: prospect?.id ?? 0 })
  }

  /** What an SMS step's rep sends, once it is workable. */
  compiled(step: WorldStep | undefined, prospectId: number | undefined): string | null {
    if (step?.stepType !== 'sms' || step.template === null) return null
    const prospect = this.world.prospects.find(({ id }) => id === prospectId)
    return `<p>${step.template.body.replace('{{first}}', prospect?.firstName ?? '{{first}}')}</p>`
  }
}

/** The later of two instants; what isn't an instant is no bound. */
function latest(before: unknown, instant: string): string {
  return typeof before === 'string' && Date.parse(before) > Date.parse(instant) ? before : instant
}

type Members = Pick<ModelTask, 'attributes' | 'relationships'>

/** What the history tells of two versions of a task. */
export function difference(before: Members, after: Members): ModelEvent['changes'] {
  const changes: ModelEvent['changes'] = {}
  const tell = (name: string, from: unknown, to: unknown) => {
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[name] = [from, to]
  }
  for (const name of toldAttributes) tell(name, before.attributes[name] ?? null, after.attributes[name] ?? null)
  for (const name of toldRelationships) tell(name, before.relationships[name] ?? null, after.relationships[name] ?? null)
  return changes
}
