import type { InboxView } from './inbox-view.ts'

/** What rows can be put together by, as a person says it. */
export const groupingNames: Record<InboxView['group'], string> = {
  none: 'Nothing', due: 'Due date', account: 'Account', sequence: 'Sequence', owner: 'Owner', type: 'Type', priority: 'Priority',
}
