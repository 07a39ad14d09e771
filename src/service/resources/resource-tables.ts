import type { ResourceDefinition } from '#contract/resource-definition.ts'

/** Table of each type; the columns follow from the contract's names. */
const tables: Readonly<Record<string, string>> = {
  task: 'tasks',
  user: 'users',
  prospect: 'prospects',
  account: 'accounts',
  opportunity: 'opportunities',
  sequence: 'sequences',
  sequenceStep: 'sequence_steps',
  sequenceState: 'sequence_states',
  sequenceTemplate: 'sequence_templates',
  template: 'templates',
  mailing: 'mailings',
  call: 'calls',
  taskPriority: 'task_priorities',
  taskDisposition: 'task_dispositions',
  taskPurpose: 'task_purposes',
  stage: 'stages',
  persona: 'personas',
}

/** The table that holds resources of `type`. */
export function tableOf(type: string): string {
  const table = Object.hasOwn(tables, type) ? tables[type] : undefined
  if (table === undefined) throw new Error(`No table for resource type '${type}'`)
  return table
}

/** Column names are the contract's attribute names in snake case. */
export function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Attributes that no column holds: the presenter works them out from others. */
export function isDerived(type: string, attribute: string): boolean {
  return type === 'task' && attribute === 'completed'
}

/** The columns of a to-one relationship: an id, and a type where it may point at several. */
export function relationshipColumns(definition: ResourceDefinition, name: string): { id: string; type: string | null } {
  const several = (definition.relationships[name]?.targets.length ?? 0) > 1
  return { id: `${columnOf(name)}_id`, type: several ? `${columnOf(name)}_type` : null }
}
