import { visibleTask } from '#web/data/visible-tasks.ts'
import { groupFacts } from './group-facts.ts'
import type { InboxSort, InboxView } from './inbox-view.ts'
import type { GroupFacts } from './row-groups.ts'

const gone: GroupFacts = { key: 'none', label: 'Gone', rank: Number.MAX_SAFE_INTEGER }

interface Reading {
  /** When the list was read from its beginning: each reading has its own places. */
  firstRead: number
  group: Exclude<InboxView['group'], 'none'>
  sort: InboxSort
  /** When the viewer's day began. */
  today: number
  zone: string
}

/** Which group each task of one reading of a list is in. Asked once of each, so that a task which is acted on stays where it is. */
export function placesOf({ firstRead, group, sort, today, zone }: Reading): { firstRead: number; factsOf: (id: number) => GroupFacts } {
  const known = new Map<number, GroupFacts>()
  const ask = groupFacts(group, sort, today, zone)
  const factsOf = (id: number) => {
    let facts = known.get(id)
    if (facts === undefined) {
      const task = visibleTask(id)?.task
      facts = task === undefined ? gone : ask(task)
      known.set(id, facts)
    }
    return facts
  }
  return { firstRead, factsOf }
}
