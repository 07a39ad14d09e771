import type { Change } from '#contract/change-stream.ts'
import { taskResource } from '#contract/task-resource.ts'
import { canSee, type Principal } from '#service/users/principal.ts'
import type { CommittedChange } from './committed-change.ts'

/** Longest text that is sent as a value; longer ones are named only. */
const longestText = 64

/**
 * What `principal` gets to know of a change, or null where it is none of their business. Of a task that leaves what they may
 * see, or is deleted, they learn that, and who did it, but not where it went.
 */
export function presentChange(change: CommittedChange, previous: number, principal: Principal): Change | null {
  const owner = change.changes.owner
  const sees = change.action !== 'delete' && mayKnow(principal, change.ownerId)
  // A change from no owner is the task's first.
  const saw = owner?.[0] !== null && mayKnow(principal, change.previousOwnerId ?? change.ownerId)
  if (!sees && !saw) return null
  const moved = sees && change.previousOwnerId !== null && change.previousOwnerId !== change.ownerId
  return {
    seq: change.seq,
    previous,
    taskId: change.taskId,
    rev: change.rev,
    at: change.at.toISOString(),
    action: change.action,
    actor: change.actor,
    ownerId: sees ? change.ownerId : null,
    ...(moved && change.previousOwnerId !== null && { previousOwnerId: change.previousOwnerId }),
    visibility: sees && saw ? 'stayed' : sees ? 'entered' : 'left',
    changes: sees ? shorten(change.changes) : {},
  }
}

/** Only an admin learns of a task whose owner nobody knows any more. */
function mayKnow(principal: Principal, ownerId: number | null): boolean {
  return ownerId === null ? principal.visibleOwnerIds === null : canSee(principal, ownerId)
}

function shorten(changes: CommittedChange['changes']): Change['changes'] {
  return Object.fromEntries(Object.entries(changes).map(([name, [from, to]]) => [name, isShort(name, from) && isShort(name, to) ? [from, to] : null]))
}

/** Notes and templates are never short, however few words they hold. */
function isShort(name: string, value: unknown): boolean {
  if (taskResource.attributes[name]?.kind === 'text') return false
  if (typeof value === 'string') return value.length <= longestText
  if (typeof value !== 'object' || value === null) return true
  return 'id' in value && typeof value.id === 'number' && JSON.stringify(value).length <= longestText
}
