import type { Row } from '#service/workspace/rows.ts'
import { doneMoment, looseTask, type Target } from './loose-task.ts'
import type { Rep } from './people.ts'
import type { Play } from './playbook.ts'
import { dueTime, type SampleContext } from './sample-context.ts'
import { runSequence, type Run, type Standing } from './sequence-run.ts'
import type { TaskStory } from './task-story.ts'

/** A time on the rep's calendar that a task fills. */
type Slot = { when: 'overdue' | 'today' | 'upcoming'; dueAt: Date }

export interface Desk {
  stories: TaskStory[]
  states: Row<'sequence_states'>[]
}

/** How many tasks a rep has behind them, and how many still wait for their time. */
const doneTasks = 142
const waitingTasks = 21

/** Everything one rep has done and still has to do. `nextStateId` numbers the sequence states across reps. */
export function fillDesk(context: SampleContext, rep: Rep, plays: readonly Play[], prospects: readonly Row<'prospects'>[], nextStateId: () => number): Desk {
  const { dice, calendar } = context
  const desk: Desk = { stories: [], states: [] }
  const reachable = prospects.filter((prospect) => !prospect.opted_out)
  const taken = new Map<number, Set<Play>>()
  const lastRun = new Map<number, { sequenceId: number; stepId: number }>()
  let turn = 0

  const enrol = (standing: Standing, fits: (play: Play, step: number) => boolean, who?: Row<'prospects'>) => {
    // In turn, so that every prospect is in one sequence before any is in two.
    const prospect = who ?? reachable[turn++ % reachable.length]
    if (!prospect) return
    const used = taken.get(prospect.id) ?? new Set<Play>()
    const choices = plays.filter((play) => !used.has(play)).flatMap((play) => play.steps.flatMap((_, index) => (fits(play, index + 1) ? [{ play, reached: index + 1 }] : [])))
    if (choices.length === 0) return
    const { play, reached } = dice.pick(choices)
    taken.set(prospect.id, used.add(play))
    keep(runSequence(context, { id: nextStateId(), rep, prospect, play, reached, standing }), prospect, play, reached)
  }
  const keep = ({ state, stories }: Run, prospect: Row<'prospects'>, play: Play, reached: number) => {
    desk.states.push(state)
    desk.stories.push(...stories)
    const mail = play.steps.slice(0, reached - 1).findLast((step) => step.type === 'manual_email')
    if (mail) lastRun.set(prospect.id, { sequenceId: play.sequence.id, stepId: mail.row.id })
    if (standingStage[play.sequence.name] !== undefined) prospect.stage_id = context.stageId(standingStage[play.sequence.name] ?? '')
  }

  // Most are in their first steps; one in twelve has come far.
  const early = () => (dice.chance(0.08) ? (_: Play, step: number) => step >= 5 : (_: Play, step: number) => step <= 4)

  const slots = dice.shuffle(makeSlots(context, rep))
  const inSequence = Math.floor(slots.length * 0.38)
  for (const slot of slots.slice(0, inSequence)) enrol({ kind: 'open', ...slot }, early())
  const loosePending = 4
  for (let count = 0; count < waitingTasks - loosePending; count++) {
    const day = calendar.workday(dice.int(1, 3))
    const standing = { kind: 'pending' as const, scheduledAt: calendar.at(day, 360, rep.zone), dueAt: calendar.at(day, dueTime(context), rep.zone) }
    const reach = early()
    enrol(standing, (play, step) => step > 1 && reach(play, step) && (play.steps[step - 1]?.interval ?? 0) >= 1440)
  }
  for (const state of ['finished', 'finished', 'paused', 'paused', 'bounced', 'failed'] as const) {
    enrol({ kind: 'over', state, endedAt: doneMoment(context, rep) }, (play, step) => (state === 'finished' ? step === play.steps.length : step <= 2))
  }
  for (const prospect of prospects.filter((one) => one.opted_out)) {
    enrol({ kind: 'over', state: 'opted_out', endedAt: doneMoment(context, rep) }, (_, step) => step <= 3, prospect)
  }

  const target = (): Target => {
    const prospect = dice.pick(reachable)
    return { prospect, run: lastRun.get(prospect.id) ?? null }
  }
  for (const [index, { dueAt }] of slots.slice(inSequence).entries()) {
    // One task a rep has no date: a thought that was put down in passing.
    desk.stories.push(looseTask(context, rep, target(), { kind: 'open', dueAt: index === 0 ? null : dueAt }))
  }
  for (let count = 0; count < loosePending; count++) {
    const day = calendar.workday(dice.int(1, 10))
    desk.stories.push(looseTask(context, rep, target(), { kind: 'pending', scheduledAt: calendar.at(day, 480, rep.zone), dueAt: calendar.at(day, dueTime(context), rep.zone) }))
  }
  while (desk.stories.filter(({ task }) => task.state === 'complete').length < doneTasks) {
    desk.stories.push(looseTask(context, rep, target(), { kind: 'done', doneAt: doneMoment(context, rep) }))
  }
  return desk
}

/** Where being in a sequence puts a prospect. */
const standingStage: Readonly<Record<string, string>> = {
  'Renewal – 90 days out': 'Customer', 'Closed-lost re-engagement': 'Nurture', 'Inbound demo request – fast follow': 'Engaged',
}

function makeSlots(context: SampleContext, rep: Rep): Slot[] {
  const { dice, calendar } = context
  const overdue = dice.int(16, 28)
  const today = dice.int(17, 28)
  const slot = (when: Slot['when'], day: number): Slot => ({ when, dueAt: calendar.at(calendar.workday(day), dueTime(context), rep.zone) })
  return [
    ...Array.from({ length: overdue }, () => slot('overdue', -dice.weighted([[1, 5], [2, 4], [3, 3], [4, 2], [5, 2], [6, 1], [7, 1], [8, 1]] as const))),
    ...Array.from({ length: today }, () => slot('today', 0)),
    ...Array.from({ length: rep.open - overdue - today }, () => slot('upcoming', dice.weighted([[1, 6], [2, 5], [3, 4], [4, 3], [5, 2], [7, 1], [9, 1]] as const))),
  ]
}
