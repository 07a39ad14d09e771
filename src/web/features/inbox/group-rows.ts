import type { VisibleRow } from '#web/data/visible-rows.ts'
import type { GridItem, GridItems, GroupFacts, GroupItem } from './row-groups.ts'

interface Grouping {
  /** Whether the group is folded away. */
  isCollapsed: (key: string) => boolean
  /** `sorted`: rows come in the groups' order, so that more of them can only belong to the last group or to those after it. */
  order: 'sorted' | 'any'
  /** Whether there are more rows than these. */
  hasMore: boolean
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
