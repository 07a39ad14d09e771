import { describe, expect, test } from 'vitest'
import { taskSchema, type Task } from '#contract/task.ts'
import { judgeIrreversible } from './judge-irreversible.ts'
import { logVersion, type LogEntry, type PersonAction } from './log-entry.ts'
import { copySeen } from './task-values.ts'

interface Copy {
  rev?: number
  ownerId?: number
  state?: string
  dueAt?: string
  updatedAt?: string
}

const [monday, tuesday] = ['2026-06-01T09:00:00.000Z', '2026-06-02T09:00:00.000Z']
const copy = ({ rev, ownerId = 1, state = 'incomplete', dueAt = monday, updatedAt = monday }: Copy): Task =>
  taskSchema.parse({
    type: 'task', id: 7, attributes: { state, dueAt, updatedAt }, relationships: { owner: { data: { type: 'user', id: ownerId } } }, ...(rev !== undefined && { meta: { rev } }),
  })

function entry(action: LogEntry['action'], seen: Task | null, change: Partial<LogEntry> = {}): LogEntry {
  return {
    v: logVersion, id: String(change.seq ?? 1), userId: 1, taskId: 7, action, groupId: 'group', seq: 1, startedAt: 0, madeAt: 0, holdMs: 0, state: 'ready', before: null,
    undoes: null, sentRev: null, answer: null, refusedWith: null, ...(seen && { seen: copySeen(seen) }), ...change,
  }
}
const judge = (one: LogEntry, now: Task, ...earlier: LogEntry[]) => judgeIrreversible(one, { all: () => [...earlier, one] }, now).kind

const remove = { name: 'delete', params: {} } as const
const complete = { name: 'markComplete', params: {} } as const
const advance = { name: 'advance', params: {} } as const
const deliver = { name: 'deliver', params: {} } as const
const ending: PersonAction[] = [complete, advance, deliver, { name: 'logMeetInPerson', params: { taskDispositionId: 1 } }]

/** An own reschedule that was sent on `rev` and made the next. */
const own = (rev: number, change: Partial<LogEntry> = {}) =>
  entry({ name: 'reschedule', params: { dueAt: tuesday } }, null, { seq: 0, state: 'acknowledged', before: { dueAt: monday }, sentRev: rev, answer: { rev: rev + 1, updatedAt: tuesday }, ...change })

describe('a deletion', () => {
  test('is carried out on what the person saw', () => {
    expect(judge(entry(remove, copy({ rev: 3 })), copy({ rev: 3 }))).toBe('apply')
  })

  test('is not carried out where somebody changed anything since', () => {
    expect(judge(entry(remove, copy({ rev: 3 })), copy({ rev: 4, dueAt: tuesday }))).toBe('clash')
  })

  test('stands on what the person did themselves in between, and on nothing beside that', () => {
    expect(judge(entry(remove, copy({ rev: 3 })), copy({ rev: 4 }), own(3))).toBe('apply')
    expect(judge(entry(remove, copy({ rev: 3 })), copy({ rev: 5 }), own(4))).toBe('clash')
    expect(judge(entry(remove, copy({ rev: 3 })), copy({ rev: 5 }), own(3))).toBe('clash')
  })

  test('takes what somebody else had set just so for theirs', () => {
    expect(judge(entry(remove, copy({ rev: 3 })), copy({ rev: 4 }), own(3, { sentRev: null, before: null }))).toBe('clash')
  })

  test('says which of the changes the person had not seen', () => {
    const verdict = judgeIrreversible(entry(remove, copy({ rev: 3 })), { all: () => [own(3)] }, copy({ rev: 5 }))
    expect(verdict.kind === 'clash' && [3, 4, 5].filter(verdict.isUnseen)).toEqual([5])
  })

  test('is left to the service to stop where our copy is older than what was seen', () => {
    expect(judge(entry(remove, copy({ rev: 3 })), copy({ rev: 2 }))).toBe('apply')
  })

  test('without rev goes by when the task was last changed', () => {
    expect(judge(entry(remove, copy({})), copy({}))).toBe('apply')
    expect(judge(entry(remove, copy({})), copy({ updatedAt: tuesday }))).toBe('clash')
    expect(judge(entry(remove, copy({})), copy({ updatedAt: tuesday }), own(1, { sentRev: null, answer: { rev: null, updatedAt: tuesday } }))).toBe('apply')
  })
})

describe('what ends the work on a task', () => {
  test.each(ending)('$name goes on beside what others changed in it', (action) => {
    expect(judge(entry(action, copy({ rev: 3 })), copy({ rev: 4, dueAt: tuesday }))).toBe('apply')
  })

  test.each(ending)('$name is asked again where somebody gave the task away', (action) => {
    expect(judge(entry(action, copy({ rev: 3 })), copy({ rev: 4, ownerId: 2 }))).toBe('clash')
    expect(judge(entry(action, copy({})), copy({ ownerId: 2, updatedAt: tuesday }))).toBe('clash')
  })

  test('goes on where the person gave it away themselves', () => {
    const given = own(3, { action: { name: 'reassignOwner', params: { ownerId: 2 } } })
    expect(judge(entry(complete, copy({ rev: 3 })), copy({ rev: 5, ownerId: 2, dueAt: tuesday }), given)).toBe('apply')
    expect(judge(entry(complete, copy({ rev: 3 })), copy({ rev: 5, ownerId: 3 }), given)).toBe('clash')
  })

  test.each([complete, advance])('$name is never sent for what is complete already', (action) => {
    expect(judge(entry(action, copy({ rev: 3 })), copy({ rev: 4, state: 'complete' }))).toBe('met')
    expect(judge(entry(action, copy({})), copy({ updatedAt: tuesday, state: 'complete' }))).toBe('met')
  })
})

test('what a page of before wrote down, without the copy that was seen, is sent as it was', () => {
  expect(judge(entry(remove, null), copy({ rev: 9, ownerId: 2 }))).toBe('apply')
})
