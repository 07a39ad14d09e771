import type { LifecycleModel, ModelTask } from './lifecycle-model.ts'

const job = { type: 'job' as const, id: null }

/** Everything that is due, on the model: waking, auto-skip, delivery without a mail server; again until nothing is. */
export function runJobsOnModel(model: LifecycleModel): void {
  for (let isMoving = true; isMoving; ) {
    const before = JSON.stringify([...model.tasks.values(), ...model.mailings.values()])
    wake(model)
    skip(model)
    deliver(model)
    isMoving = JSON.stringify([...model.tasks.values(), ...model.mailings.values()]) !== before
  }
}

function wake(model: LifecycleModel): void {
  for (const task of due(model, 'scheduledAt', (state) => state === 'pending')) {
    const step = model.world.steps.find(({ id }) => id === task.relationships.sequenceStep?.id)
    const compiledSequenceTemplateHtml = task.relationships.template ? model.compiled(step, task.relationships.prospect?.id) : null
    model.change(task, job, 'wake', { attributes: { state: 'incomplete', compiledSequenceTemplateHtml } })
  }
}

/** A task that is skipped may bring one that is to be skipped at once. */
function skip(model: LifecycleModel): void {
  for (let tasks = skippable(model); tasks.length > 0; tasks = skippable(model)) {
    for (const task of tasks) model.complete(task, job, 'autoskip', { completer: null })
  }
}

function skippable(model: LifecycleModel): ModelTask[] {
  return due(model, 'autoskipAt', (state) => state !== 'complete')
}

function deliver(model: LifecycleModel): void {
  const isDue = (at: string | null) => at !== null && Date.parse(at) <= model.now
  const mailings = [...model.mailings.values()].filter(({ state, scheduledAt }) => state === 'scheduled' && isDue(scheduledAt))
  mailings.sort((a, b) => Date.parse(a.scheduledAt ?? '') - Date.parse(b.scheduledAt ?? '') || a.id - b.id)
  for (const mailing of mailings) {
    Object.assign(mailing, { state: 'failed', errorReason: 'not_sent' })
    const task = model.tasks.get(mailing.taskId ?? -1)
    if (task === undefined) continue
    const beside: Record<string, [unknown, unknown]> = { 'mailing.state': ['scheduled', 'failed'], 'mailing.errorReason': [null, 'not_sent'] }
    const asked = task.history.findLast(({ action }) => action === 'deliver')
    if (task.attributes.state === 'complete') model.change(task, job, 'delivery', {}, beside)
    else model.complete(task, job, 'delivery', { completer: asked?.actor.id ?? null, beside })
  }
}

function due(model: LifecycleModel, when: 'scheduledAt' | 'autoskipAt', isMeant: (state: unknown) => boolean): ModelTask[] {
  const at = (task: ModelTask) => Date.parse(String(task.attributes[when]))
  const tasks = [...model.tasks.values()].filter((task) => isMeant(task.attributes.state) && at(task) <= model.now)
  return tasks.sort((a, b) => at(a) - at(b) || a.id - b.id)
}
