import { invalid, type Problem } from '#contract/errors.ts'
import type { WriteContext } from './write-context.ts'

const tables = { taskPriority: 'task_priorities', taskDisposition: 'task_dispositions', taskPurpose: 'task_purposes' } as const

/** Refuses an id that names nothing. */
export async function checkReference({ trx }: WriteContext, type: keyof typeof tables, id: number, place: Pick<Problem, 'pointer' | 'parameter'>): Promise<void> {
  const row = await trx.selectFrom(tables[type]).select('id').where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw invalid(`There is no ${type} with ID '${id}'.`, place)
}
