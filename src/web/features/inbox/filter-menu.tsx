import type { RefObject } from 'react'
import type { Person } from '#contract/session.ts'
import { ChoiceMenu } from '#web/ui/choice-menu.tsx'
import { useFilterChoices } from './filter-choices.tsx'
import { filterLabels, filterNames, withoutFilter, type FilterName, type NameOf } from './filter-words.ts'
import type { InboxView } from './inbox-view.ts'
import type { ChangeView } from './use-inbox-view.ts'

interface FilterMenuProps {
  name: FilterName
  view: InboxView
  change: ChangeView
  user: Person
  nameOf: NameOf
  triggerRef: RefObject<HTMLElement | null>
  onClose: () => void
}

/** The menu of one chip. */
export function FilterMenu({ triggerRef, onClose, ...props }: FilterMenuProps) {
  const { sections, searchLabel, onSearch } = useFilterChoices(props)
  return (
    <ChoiceMenu
      triggerRef={triggerRef}
      label={filterLabels[props.name]}
      sections={sections}
      searchLabel={searchLabel}
      onSearch={onSearch}
      placement={props.name === 'sort' ? 'bottom end' : 'bottom start'}
      onClose={onClose}
    />
  )
}

/** By what else the list can be narrowed. */
export function AddFilterMenu({ triggerRef, onAdd, onClose }: { triggerRef: RefObject<HTMLElement | null>; onAdd: (name: FilterName) => void; onClose: () => void }) {
  const choices = filterNames.filter((name) => withoutFilter(name) !== null || name === 'owner' || name === 'state').map((name) => ({ id: name, label: filterLabels[name] }))
  return (
    <ChoiceMenu
      triggerRef={triggerRef}
      label="Add a filter"
      searchLabel="Filter by"
      placement="bottom start"
      onClose={onClose}
      // The menu offers nothing but these names.
      sections={[{ id: 'add', mode: 'command', choices, onChoose: ([name]) => onAdd(name as FilterName) }]}
    />
  )
}
