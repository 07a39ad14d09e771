import type { Row } from './rows.ts'

/** The records that every workspace starts with: what a task can be ranked, classified and reported by. */
export interface DefaultRecords {
  task_priorities: Row<'task_priorities'>[]
  task_dispositions: Row<'task_dispositions'>[]
  task_purposes: Row<'task_purposes'>[]
  stages: Row<'stages'>[]
  personas: Row<'personas'>[]
}

/** Heaviest first; ids follow the order of the lists. */
export function defaultRecords(createdAt: Date): DefaultRecords {
  const stamps = { created_at: createdAt, updated_at: createdAt }
  const named = (name: string, index: number) => ({ id: index + 1, name, ...stamps })
  return {
    task_priorities: priorities.map(({ name, weight, color }, index) => ({ id: index + 1, name, weight, color, ...stamps })),
    task_dispositions: ['Meeting held', 'No show', 'Rescheduled', 'Interested, next step agreed', 'Not a fit'].map(named),
    task_purposes: ['Discovery', 'Demo', 'Negotiation', 'Check-in', 'Renewal'].map(named),
    stages: ['New', 'Working', 'Engaged', 'Meeting booked', 'Qualified', 'Customer', 'Nurture', 'Disqualified'].map(named),
    personas: ['Economic buyer', 'Champion', 'Technical evaluator', 'End user', 'Procurement'].map(named),
  }
}

const priorities = [
  { name: 'Urgent', weight: 40, color: '#c0392b' },
  { name: 'High', weight: 30, color: '#c77700' },
  { name: 'Normal', weight: 20, color: '#5b6472' },
  { name: 'Low', weight: 10, color: '#8a93a0' },
]
