import type { VisibleRow } from '#web/data/visible-rows.ts'

/** What a group is: told by the tasks of it, the same for all of them. */
export interface GroupFacts {
  /** Stable, such as `overdue`, or an id. Names the group among those of one grouping. */
  key: string
  label: string
  /** Its place among the groups: by number, then by label. Where the service's order is the groups', it counts along with it. */
  rank: number
}

/** The row of a group in the list. */
export interface GroupItem extends GroupFacts {
  kind: 'group'
  /** How many tasks of it are here, without those that left the view. */
  count: number
  /** Whether there can be no more of it than are here. */
  isWhole: boolean
  isCollapsed: boolean
  /** Its own place among the items, and the place of its first task among the tasks that show. */
  item: number
  task: number
}

export type GridItem = VisibleRow | GroupItem

/** What a list shows, top to bottom. */
export interface GridItems {
  items: readonly GridItem[]
  /** The tasks of it alone. */
  rows: readonly VisibleRow[]
  /** Empty where the list isn't grouped. */
  groups: readonly GroupItem[]
}

interface Grouping {
  /** Whether the group is folded away. */
  isCollapsed: (key: string) => boolean
  /** `sorted`: rows come in the groups' order, so that more of them can only belong to the last group or to those after it. */
  order: 'sorted' | 'any'
  /** Whether there are more rows than these. */
  hasMore: boolean
}

/** The list as it is, without groups. */
export function ungrouped(rows: readonly VisibleRow[]): GridItems {
  return { items: rows, rows, groups: [] }
}

/**
 * Puts rows together: each group once, in its place, its rows in the order they had. Pure. `factsOf` must say the same of a
 * row as long as it is to stay where it is.
 */
export function groupRows(rows: readonly VisibleRow[], factsOf: (id: number) => GroupFacts, { isCollapsed, order, hasMore }: Grouping): GridItems {
  const members = new Map<string, { facts: GroupFacts; rows: VisibleRow[] }>()
  for (const row of rows) {
    const facts = factsOf(row.id)
    const known = members.get(facts.key)
    if (known) known.rows.push(row)
    else members.set(facts.key, { facts, rows: [row] })
  }
  const last = rows.at(-1)
  const openRank = !hasMore || last === undefined ? null : factsOf(last.id).rank
  const items: GridItem[] = []
  const shown: VisibleRow[] = []
  const groups: GroupItem[] = []
  for (const { facts, rows: own } of [...members.values()].sort((a, b) => compareFacts(a.facts, b.facts))) {
    const group: GroupItem = {
      ...facts,
      kind: 'group',
      count: own.reduce((sum, row) => sum + (row.settled === 'no' ? 1 : 0), 0),
      isWhole: openRank === null || (order === 'sorted' && facts.rank < openRank),
      isCollapsed: isCollapsed(facts.key),
      item: items.length,
      task: shown.length,
    }
    groups.push(group)
    items.push(group)
    if (group.isCollapsed) continue
    // Not by spreading: a group may have ten thousand rows.
    for (const row of own) {
      items.push(row)
      shown.push(row)
    }
  }
  return { items, rows: shown, groups }
}

const collator = new Intl.Collator(undefined, { numeric: true })

function compareFacts(a: GroupFacts, b: GroupFacts): number {
  return a.rank - b.rank || collator.compare(a.label, b.label) || collator.compare(a.key, b.key)
}

/** Whether an item is a group's row. */
export function isGroup(item: GridItem | undefined): item is GroupItem {
  return item !== undefined && 'kind' in item
}

/** The last of the groups, which stand in order, for which `holds`; undefined where there is none. */
function lastGroup(groups: readonly GroupItem[], holds: (group: GroupItem) => boolean): GroupItem | undefined {
  let low = 0
  let high = groups.length
  while (low < high) {
    const middle = (low + high) >> 1
    // `middle` is within: it lies between two valid bounds.
    if (holds(groups[middle]!)) low = middle + 1
    else high = middle
  }
  return groups[low - 1]
}

/** The group under whose row an item stands, or whose row it is. */
export function groupAt({ groups }: GridItems, item: number): GroupItem | undefined {
  return lastGroup(groups, (group) => group.item <= item)
}

/** Where among the items the task stands that is `task`-th of those shown. */
export function itemOfTask({ groups }: GridItems, task: number): number {
  const group = lastGroup(groups, (one) => one.task <= task)
  return group === undefined ? task : group.item + 1 + task - group.task
}

/** Which of the tasks shown an item is; of a group's row, its first, or the first after it. */
export function taskOfItem(list: GridItems, item: number): number {
  const group = groupAt(list, item)
  return group === undefined ? item : group.task + Math.max(0, item - group.item - 1)
}
