import { expect, test } from 'vitest'
import { taskSchema, type Task } from '#contract/task.ts'
import { judgeChange } from './judge-change.ts'
import { logVersion, type LogEntry } from './log-entry.ts'
import { valuesBefore } from './task-values.ts'

const task = (dueAt: string, ownerId = 1): Task =>
  taskSchema.parse({ type: 'task', id: 7, attributes: { state: 'incomplete', dueAt }, relationships: { owner: { data: { type: 'user', id: ownerId } } } })

const [monday, tuesday, friday] = ['2026-06-01T09:00:00.000Z', '2026-06-02T09:00:00.000Z', '2026-06-05T09:00:00.000Z']

function entry(action: LogEntry['action'], seen: Task, change: Partial<LogEntry> = {}): LogEntry {
  const before = action.name === 'restore' ? null : valuesBefore(seen, action)
  return {
    v: logVersion, id: String(change.seq ?? 1), userId: 1, taskId: 7, action, groupId: 'group', seq: 1, startedAt: 0, madeAt: 0, holdMs: 0, state: 'ready', before,
    undoes: null, sentRev: null, answer: null, refusedWith: null, ...change,
  }
}
const judge = (one: LogEntry, now: Task, ...earlier: LogEntry[]) => judgeChange(one, { all: () => [...earlier, one] }, now)
const toFriday = { name: 'reschedule', params: { dueAt: friday } } as const

test('what the person saw may be replaced, whatever others changed beside it', () => {
  expect(judge(entry(toFriday, task(monday)), task(monday, 2))).toEqual({ kind: 'apply' })
})

test('a value that the person hadn’t seen is not replaced, and both sides are told', () => {
  expect(judge(entry(toFriday, task(monday)), task(tuesday))).toEqual({ kind: 'clash', fields: [{ name: 'dueAt', yours: friday, theirs: tuesday }] })
})

test('a goal that somebody else reached is met', () => {
  expect(judge(entry(toFriday, task(monday)), task(friday))).toMatchObject({ kind: 'met' })
})

test('a snooze that also makes urgent does more than the date that somebody set', () => {
  const snooze = { name: 'snooze', params: { dueAt: friday, markAsUrgent: true } } as const
  expect(judge(entry(snooze, task(monday)), task(friday))).toEqual({ kind: 'apply' })
})

test('what stands on a wish that was refused stands on what was there before that', () => {
  const refused = entry({ name: 'reschedule', params: { dueAt: tuesday } }, task(monday), { state: 'refused' })
  const later = entry(toFriday, task(tuesday), { seq: 2 })
  expect(judge(later, task(monday), refused)).toEqual({ kind: 'apply' })
})

test('what another tab of the person’s set is no news to them', () => {
  const other = entry({ name: 'reschedule', params: { dueAt: tuesday } }, task(monday), { state: 'acknowledged' })
  expect(judge(entry(toFriday, task(monday), { seq: 2 }), task(tuesday), other)).toEqual({ kind: 'apply' })
})

test('what the person set later, in a tab that was faster, is their last word, and no clash with somebody', () => {
  const later = entry({ name: 'reschedule', params: { dueAt: tuesday } }, task(monday), { seq: 2, state: 'acknowledged', sentRev: 1 })
  expect(judge(entry(toFriday, task(monday)), task(tuesday), later)).toEqual({ kind: 'superseded' })
  // A later one that wasn't sent, as its goal was somebody else's, is no word of theirs.
  expect(judge(entry(toFriday, task(monday)), task(tuesday), { ...later, sentRev: null })).toMatchObject({ kind: 'clash' })
})

test('what the person set once, and set back since, is news again where somebody sets it', () => {
  const once = entry(toFriday, task(monday), { state: 'acknowledged' })
  const back = entry({ name: 'restore', params: { dueAt: monday } }, task(friday), { seq: 2, state: 'acknowledged', undoes: '1' })
  const later = entry({ name: 'reschedule', params: { dueAt: tuesday } }, task(monday), { seq: 3 })
  expect(judge(later, task(friday), once, back)).toMatchObject({ kind: 'clash' })
})

test('an action that sets no field is judged by the service alone', () => {
  expect(judge(entry({ name: 'markComplete', params: {} }, task(monday)), task(tuesday, 2))).toEqual({ kind: 'apply' })
})
