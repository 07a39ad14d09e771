import type { WriteContext } from './write-context.ts'

/** What `opportunity` follows from. */
export interface OpportunityBasis {
  association: string | null
  accountId: number | null
  subject: { type: string; id: number } | null
  /** The opportunity so far, which `noop` keeps as long as it is the account's. */
  present: number | null
}

/** The opportunity that the association picks: the account's newest created or updated one, or no change of what is there. */
export async function pickOpportunity({ trx }: Pick<WriteContext, 'trx'>, basis: OpportunityBasis): Promise<number | null> {
  const { association, accountId, subject, present } = basis
  if (association === 'recent_created' || association === 'recent_updated') {
    if (accountId === null) return null
    const newest = await trx
      .selectFrom('opportunities')
      .select('id')
      .where('account_id', '=', accountId)
      .orderBy(association === 'recent_created' ? 'created_at' : 'updated_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    return newest?.id ?? null
  }
  if (subject?.type === 'opportunity') return subject.id
  if (present === null || accountId === null) return null
  const kept = await trx.selectFrom('opportunities').select('id').where('id', '=', present).where('account_id', '=', accountId).executeTakeFirst()
  return kept?.id ?? null
}
