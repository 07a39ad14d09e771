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

/** The list as it is, without groups. */
export function ungrouped(rows: readonly VisibleRow[]): GridItems {
  return { items: rows, rows, groups: [] }
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
