import { invalid, type Problem } from '#contract/errors.ts'
import { canSee, type Principal } from '#service/users/principal.ts'
import type { WriteContext } from './write-context.ts'

/**
 * Refuses an owner that `principal` may not give a task to: it has to be somebody they may see, and whose account isn't
 * locked. The row is held against being locked meanwhile. One answer for all three reasons: it tells nobody who exists.
 */
export async function checkOwner({ trx }: Pick<WriteContext, 'trx'>, principal: Principal, ownerId: number, place: Pick<Problem, 'pointer' | 'parameter'>): Promise<void> {
  const user = canSee(principal, ownerId)
    ? await trx.selectFrom('users').select('id').where('id', '=', ownerId).where('locked', '=', false).forShare().executeTakeFirst()
    : undefined
  if (user === undefined) throw invalid(`The owner must be somebody of your teams whose account is not locked; user ${ownerId} is not.`, place)
}
