import type { TaskChange, TaskRow } from './task-row.ts'

/** What changed, by the contract's names: from and to in the contract's spellings. */
export type Changes = Record<string, [from: unknown, to: unknown]>

type Column = Exclude<keyof TaskChange, 'subject_type' | 'subject_id' | 'creator_type' | 'creator_id'>

/** Attributes that history tells. The template's HTML is left out: it comes and goes with the state. */
const attributeNames: Partial<Record<Column, string>> = {
  action: 'action', autoskip_at: 'autoskipAt', completed_at: 'completedAt', due_at: 'dueAt', note: 'note',
  opportunity_association: 'opportunityAssociation', scheduled_at: 'scheduledAt', state: 'state', task_type: 'taskType',
}

const relationshipNames: Partial<Record<Column, [name: string, type: string]>> = {
  account_id: ['account', 'account'], completer_id: ['completer', 'user'], mailing_id: ['mailing', 'mailing'],
  opportunity_id: ['opportunity', 'opportunity'], owner_id: ['owner', 'user'], prospect_id: ['prospect', 'prospect'],
  sequence_state_id: ['sequenceState', 'sequenceState'], sequence_step_id: ['sequenceStep', 'sequenceStep'],
  task_disposition_id: ['taskDisposition', 'taskDisposition'], task_priority_id: ['taskPriority', 'taskPriority'],
  task_purpose_id: ['taskPurpose', 'taskPurpose'],
}

/** The difference between two versions of a task; an absent one counts as all null. Empty: nothing changed. */
export function taskChanges(before: Partial<TaskRow>, after: TaskChange): Changes {
  const changes: Changes = {}
  const note = (name: string, from: unknown, to: unknown) => {
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[name] = [from, to]
  }
  for (const [column, name] of Object.entries(attributeNames) as [Column, string][]) {
    note(name, spelt(before[column]), spelt(after[column]))
  }
  for (const [column, [name, type]] of Object.entries(relationshipNames) as [Column, [string, string]][]) {
    note(name, identifier(type, before[column]), identifier(type, after[column]))
  }
  note('subject', identifier(before.subject_type, before.subject_id), identifier(after.subject_type, after.subject_id))
  return changes
}

function spelt(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : (value ?? null)
}

function identifier(type: unknown, id: unknown): unknown {
  return typeof type === 'string' && typeof id === 'number' ? { type, id } : null
}
