import { ChevronsDownUp, ChevronsUpDown, Group, Ungroup } from 'lucide-react'
import { useCommands } from '#web/commands/command-store.ts'
import { groupingNames } from './grouping-names.ts'
import { groupings, type InboxView } from './inbox-view.ts'
import type { GroupItem } from './row-groups.ts'
import type { Collapsed } from './use-collapsed.ts'

interface GroupCommandParts {
  group: InboxView['group']
  groups: readonly GroupItem[]
  collapsed: Collapsed
  onGroup: (group: InboxView['group']) => void
}

/** What can be asked for of the list's groups from the palette. */
export function useGroupCommands({ group, groups, collapsed, onGroup }: GroupCommandParts): void {
  useCommands([
    ...groupings
      .filter((one) => one !== group)
      .map((one) => ({
        id: `view.group.${one}`,
        title: one === 'none' ? 'Don’t group the list' : `Group by ${groupingNames[one].toLowerCase()}`,
        group: 'View' as const, keywords: 'sections together', icon: one === 'none' ? Ungroup : Group, run: () => onGroup(one),
      })),
    ...(group === 'none'
      ? []
      : [
          { id: 'view.groups.fold', title: 'Fold all groups', group: 'View' as const, keywords: 'collapse', icon: ChevronsDownUp, run: () => collapsed.collapse(groups.map(({ key }) => key)) },
          { id: 'view.groups.unfold', title: 'Unfold all groups', group: 'View' as const, keywords: 'expand', icon: ChevronsUpDown, run: () => collapsed.collapse([]) },
        ]),
  ])
}
