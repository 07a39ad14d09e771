import { coversQuery, endCover } from '#web/data/covers.ts'
import { groupAtRest, sumGroup, type GroupProgress } from '#web/data/group-progress.ts'
import { historyOf } from '#web/data/history-items.ts'
import { pendingActions } from '#web/data/pending-actions.ts'
import { queryClient } from '#web/data/query-client.ts'
import { say } from '#web/ui/messages.ts'

/** Whether nothing of a group is moved any more: each was taken back, never came about, or is somebody else's since. Pure. */
export function isTakenBack({ total, undone, waiting, sending, undoing, refused, items }: GroupProgress): boolean {
  const kept = items.filter(({ wasKept, status }) => wasKept && status !== 'undone' && status !== 'refused').length
  return waiting + sending + undoing === 0 && undone > 0 && undone + refused + kept === total
}

/**
 * Where the moves of a covered leave were all taken back, ends the cover and takes out the days off that it set. What somebody
 * changed since stays with who covers, and the cover with it: else it would never come back. Says which of it happened.
 */
export async function settleTakenBack(entryOrGroupId: string): Promise<void> {
  const groupId = pendingActions.log.all().find((entry) => entry.id === entryOrGroupId || entry.groupId === entryOrGroupId)?.groupId
  if (groupId === undefined || !isTakenBack(await groupAtRest(groupId))) return
  try {
    const cover = (await queryClient.fetchQuery({ ...coversQuery, staleTime: 0 })).find(({ attributes }) => attributes.groupId === groupId)
    if (cover === undefined || !cover.attributes.canEnd) return
    const { userName, fates, setDaysOff } = cover.attributes
    if (fates.open > 0) return say(`The cover of ${userName} stays, with its days off: ${fates.open} ${fates.open === 1 ? 'task' : 'tasks'} that somebody changed since ${fates.open === 1 ? 'is' : 'are'} still with who covers.`, { isShown: true })
    const ended = await endCover(cover.id, true)
    say(`The cover of ${userName} ended. ${daysOffWords(setDaysOff, ended.setDaysOff)}`, { isShown: true })
  } catch {
    say('The tasks came back, but the cover could not be ended just now. It ends when the team is looked at again.', { isShown: true })
  }
}

/** Settles what was taken back while nobody could end its cover: after a reload, or without the service. */
export function settleCovers(groupIds: readonly (string | null)[]): void {
  const history = historyOf(pendingActions.log)
  for (const groupId of groupIds) if (groupId !== null && isTakenBack(sumGroup(groupId, history))) void settleTakenBack(groupId)
}

function daysOffWords(wasSet: boolean, isSet: boolean): string {
  if (!wasSet) return 'Their days off stay as they were before it.'
  return isSet ? 'Their days off stay, because somebody changed them since.' : 'The days off that it set are out of their settings.'
}
