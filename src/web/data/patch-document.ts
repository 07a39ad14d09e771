import type { TaskValues } from './log-entry.ts'
import { membersOf } from './task-values.ts'

/** What sets `values` on the task of `id`, as a JSON:API document. */
export function patchDocument(id: number, values: TaskValues) {
  const { attributes, relationships } = membersOf(values)
  return {
    data: {
      type: 'task', id,
      ...(Object.keys(attributes).length > 0 && { attributes }),
      ...(Object.keys(relationships).length > 0 && { relationships }),
    },
  }
}
