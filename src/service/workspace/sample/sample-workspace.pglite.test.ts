import { createHash } from 'node:crypto'
import { faker } from '@faker-js/faker/locale/en'
import { describe, expect, it } from 'vitest'
import { stepTasks, type StepType } from '#contract/sequence-steps.ts'
import { taskTypes } from '#contract/task.ts'
import { buildSampleWorkspace, type SampleWorkspace } from './sample-workspace.ts'
import { makeWorkCalendar, workspaceZone } from './work-calendar.ts'

const monday = new Date('2026-11-23T15:10:00Z')

/** A Monday, both ends of the day, a weekend, both changes of the clocks in New York, and the turn of the year. */
const instants = [
  '2026-11-23T15:10:00Z', '2026-11-23T05:01:00Z', '2026-11-24T04:59:00Z', '2026-11-21T18:00:00Z', '2026-11-22T12:00:00Z',
  '2026-03-08T07:30:00Z', '2026-11-01T05:30:00Z', '2026-03-09T13:00:00Z', '2027-01-01T00:00:00Z', '2028-02-29T20:00:00Z',
].map((text) => new Date(text))

const ms = (instant: Date | string | null | undefined) => (instant == null ? NaN : new Date(instant).getTime())
const hash = (workspace: SampleWorkspace) => createHash('sha256').update(JSON.stringify(workspace)).digest('hex')

it('is the same for the same instant, and another for another', () => {
  const first = hash(buildSampleWorkspace(monday, faker))
  expect(hash(buildSampleWorkspace(monday, faker))).toBe(first)
  expect(hash(buildSampleWorkspace(new Date('2026-11-24T15:10:00Z'), faker))).not.toBe(first)
})

describe.each(instants)('at %s', (now) => {
  const sample = buildSampleWorkspace(now, faker)
  const { tasks } = sample
  const open = tasks.filter((task) => task.state === 'incomplete')
  const byId = <Item extends { id: number }>(rows: readonly Item[]) => new Map(rows.map((row) => [row.id, row]))
  const steps = byId(sample.sequence_steps)
  const states = byId(sample.sequence_states)
  const breaking = (rule: (task: (typeof tasks)[number]) => boolean) => tasks.filter((task) => !rule(task)).slice(0, 3)

  it('has the size of a real company’s day', () => {
    expect([sample.accounts.length, sample.prospects.length, sample.sequences.length, sample.users.length]).toEqual([120, 400, 6, 16])
    const count = (state: string) => tasks.filter((task) => task.state === state).length
    expect(count('incomplete')).toBe(1050)
    expect(count('pending')).toBeGreaterThanOrEqual(230)
    expect(count('complete')).toBeGreaterThanOrEqual(1650)
    expect(count('complete')).toBeLessThanOrEqual(1800)
    expect(new Set(tasks.map((task) => task.task_type))).toEqual(new Set(taskTypes))
    expect(new Set(open.map((task) => task.task_type))).toEqual(new Set(taskTypes))
    expect(new Set(sample.prospects.map((prospect) => prospect.time_zone)).size).toBeGreaterThan(15)
    expect(sample.prospects.some((prospect) => prospect.opted_out)).toBe(true)
  })

  it('gives every rep a day: some overdue, some due today, the rest on the weekdays ahead', () => {
    const calendar = makeWorkCalendar(now)
    for (const rep of sample.users.filter((user) => user.role === 'rep')) {
      const own = open.filter((task) => task.owner_id === rep.id)
      expect(own.length, rep.email).toBeGreaterThanOrEqual(60)
      expect(own.length, rep.email).toBeLessThanOrEqual(110)
      const ages = own.flatMap((task) => (task.due_at ? [calendar.today.compare(calendar.dayOf(new Date(task.due_at), rep.time_zone ?? workspaceZone))] : []))
      const overdue = ages.filter((age) => age > 0)
      expect(overdue.length).toBeGreaterThanOrEqual(15)
      expect(overdue.length).toBeLessThanOrEqual(30)
      expect(Math.max(...overdue)).toBeLessThanOrEqual(12)
      expect(ages.filter((age) => age === 0).length).toBeGreaterThanOrEqual(15)
      expect(ages.filter((age) => age === 0).length).toBeLessThanOrEqual(30)
    }
  })

  it('puts open tasks on working hours of weekdays, today excepted', () => {
    const calendar = makeWorkCalendar(now)
    const zoneOf = new Map(sample.users.map((user) => [user.id, user.time_zone ?? workspaceZone]))
    for (const task of open) {
      if (!task.due_at) continue
      const zone = zoneOf.get(task.owner_id) ?? workspaceZone
      const local = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' }).formatToParts(new Date(task.due_at))
      const part = (type: string) => local.find((one) => one.type === type)?.value ?? ''
      expect(Number(part('hour'))).toBeGreaterThanOrEqual(9)
      expect(Number(part('hour'))).toBeLessThanOrEqual(17)
      if (calendar.dayOf(new Date(task.due_at), zone).compare(calendar.today) !== 0) expect(['Sat', 'Sun']).not.toContain(part('weekday'))
    }
  })

  it('keeps states and times in step, with nothing done in the future and nothing due that a job would change at once', () => {
    expect(breaking((task) => ms(task.created_at) < now.getTime() && ms(task.updated_at) <= now.getTime())).toEqual([])
    expect(breaking((task) => task.due_at === null || ms(task.created_at) < ms(task.due_at))).toEqual([])
    expect(breaking((task) => (task.state === 'complete') === (task.completed_at !== null))).toEqual([])
    expect(breaking((task) => task.state !== 'complete' || (task.state_changed_at === task.completed_at && ms(task.completed_at) > ms(task.created_at)))).toEqual([])
    expect(breaking((task) => task.state === 'complete' || task.completer_id === null)).toEqual([])
    expect(breaking((task) => task.state !== 'pending' || (task.state_changed_at === null && ms(task.scheduled_at) > now.getTime()))).toEqual([])
    expect(breaking((task) => task.state !== 'incomplete' || task.scheduled_at === null || ms(task.scheduled_at) <= now.getTime())).toEqual([])
    expect(breaking((task) => task.state === 'complete' || task.autoskip_at === null || ms(task.autoskip_at) > now.getTime())).toEqual([])
    expect(breaking((task) => task.compiled_sequence_template_html === null || (task.state === 'incomplete' && /linkedin|sms/.test(task.task_type)))).toEqual([])
    expect(tasks.filter((task) => /onerror|onload/.test(task.compiled_sequence_template_html ?? ''))).toHaveLength(2)
    expect(sample.mailings.filter((mailing) => mailing.state === 'scheduled' && ms(mailing.scheduled_at) <= now.getTime())).toEqual([])
  })

  it('hangs sequence tasks on their own step, and at most one open task on a running sequence', () => {
    const inStep = tasks.filter((task) => task.sequence_state_id !== null)
    for (const task of inStep) {
      const step = steps.get(task.sequence_step_id ?? 0)
      const state = states.get(task.sequence_state_id ?? 0)
      expect([step?.sequence_id, state?.sequence_id, state?.prospect_id]).toEqual([task.sequence_id, task.sequence_id, task.prospect_id])
      expect(task.task_type).toBe(stepTasks[step?.step_type as StepType].taskType)
      if (task.state === 'complete') continue
      expect([state?.state, state?.sequence_step_id]).toEqual(['active', step?.id])
    }
    for (const state of sample.sequence_states) {
      const walked = inStep.filter((task) => task.sequence_state_id === state.id).sort((one, other) => ms(one.created_at) - ms(other.created_at))
      expect(walked.map((task) => steps.get(task.sequence_step_id ?? 0)?.order)).toEqual(walked.map((_, index) => index + 1))
      expect(walked.filter((task) => task.state !== 'complete')).toHaveLength(state.state === 'active' ? 1 : 0)
      for (const [index, task] of walked.slice(1).entries()) expect(ms(task.created_at)).toBe(ms(walked[index]?.completed_at))
    }
    const optedOut = new Set(sample.prospects.flatMap((prospect) => (prospect.opted_out ? [prospect.id] : [])))
    expect(open.filter((task) => task.sequence_state_id !== null && optedOut.has(task.prospect_id ?? 0))).toEqual([])
  })

  it('lets account and prospect follow the subject, owners sit in teams, and mail and calls belong to their tasks', () => {
    const prospects = byId(sample.prospects)
    const deals = byId(sample.opportunities)
    const team = new Set(sample.team_members.map((member) => member.user_id))
    expect(breaking((task) => team.has(task.owner_id))).toEqual([])
    expect(breaking((task) => task.subject_type !== 'prospect' || (task.subject_id === task.prospect_id && prospects.get(task.prospect_id ?? 0)?.account_id === task.account_id))).toEqual([])
    expect(breaking((task) => task.subject_type !== 'account' || (task.subject_id === task.account_id && task.prospect_id === null))).toEqual([])
    expect(breaking((task) => task.opportunity_id === null || deals.get(task.opportunity_id)?.account_id === task.account_id)).toEqual([])
    for (const mailing of sample.mailings) {
      const task = tasks[(mailing.task_id ?? 0) - 1]
      expect([task?.mailing_id, task?.state === 'complete']).toEqual([mailing.id, mailing.state === 'delivered'])
    }
    for (const call of sample.calls) expect(tasks[(call.task_id ?? 0) - 1]?.call_id).toBe(call.id)
  })

  it('has a history that ends where the task stands', () => {
    const told = new Map<number, typeof sample.task_events>()
    for (const event of sample.task_events) told.set(event.task_id, [...(told.get(event.task_id) ?? []), event])
    for (const task of tasks) {
      const events = told.get(task.id) ?? []
      expect(events.map((event) => event.rev)).toEqual(events.map((_, index) => index + 1))
      expect(events.map((event) => ms(event.at))).toEqual(events.map((event) => ms(event.at)).sort((one, other) => one - other))
      expect([task.rev, ms(task.updated_at), ms(task.created_at)]).toEqual([events.length, ms(events.at(-1)?.at), ms(events[0]?.at)])
      const last = (name: string) => events.findLast((event) => name in event.changes)?.changes[name]?.[1]
      expect([last('state'), ms(last('dueAt') as Date)]).toEqual([task.state, ms(task.due_at)])
    }
  })
})
