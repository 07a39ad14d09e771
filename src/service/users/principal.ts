import type { Role } from '#contract/session.ts'

/**
 * Who makes a request, and all that deciding their rights needs. Resolved once a request from the session cookie or the
 * bearer token. `visibleOwnerIds` is null for an admin: no limit.
 */
export interface Principal {
  userId: number
  role: Role
  /** Whose tasks this person may see: their team's (rep), their managed teams' (manager), everybody's (null, admin). */
  visibleOwnerIds: readonly number[] | null
  /** Whose tasks this person may change: their own (rep), their managed teams' (manager), everybody's (null, admin). */
  writableOwnerIds: readonly number[] | null
}

/** Whether `principal` may see a task of `ownerId`. */
export function canSee(principal: Principal, ownerId: number): boolean {
  return principal.visibleOwnerIds === null || principal.visibleOwnerIds.includes(ownerId)
}

/** Whether `principal` may change a task of `ownerId`. */
export function canWrite(principal: Principal, ownerId: number): boolean {
  return principal.writableOwnerIds === null || principal.writableOwnerIds.includes(ownerId)
}

/** Whether `principal` looks after `userId`: manages a team of theirs, or is an admin. A rep manages nobody, not even themselves. */
export function canManage(principal: Principal, userId: number): boolean {
  return principal.role !== 'rep' && canWrite(principal, userId)
}
