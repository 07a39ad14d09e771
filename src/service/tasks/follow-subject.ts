import { invalid } from '#contract/errors.ts'
import type { Subject, TaskChange } from './task-row.ts'
import type { WriteContext } from './write-context.ts'

type Followers = Required<Pick<TaskChange, 'subject_type' | 'subject_id' | 'prospect_id' | 'account_id'>>

/** The columns that follow from a subject: itself, its prospect and its account. Refuses one that isn't there. */
export async function followSubject({ trx }: Pick<WriteContext, 'trx'>, subject: Subject | null): Promise<Followers> {
  if (subject === null) return { subject_type: null, subject_id: null, prospect_id: null, account_id: null }
  const { type, id } = subject
  const itself = { subject_type: type, subject_id: id }
  if (type === 'account') {
    const account = await trx.selectFrom('accounts').select('id').where('id', '=', id).executeTakeFirst()
    if (account !== undefined) return { ...itself, prospect_id: null, account_id: id }
  } else {
    const table = type === 'prospect' ? 'prospects' : 'opportunities'
    const row = await trx.selectFrom(table).select('account_id').where('id', '=', id).executeTakeFirst()
    if (row !== undefined) return { ...itself, prospect_id: type === 'prospect' ? id : null, account_id: row.account_id }
  }
  throw invalid(`There is no ${type} with ID '${id}'.`, { pointer: '/data/relationships/subject' })
}
