import { Check, Search } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { SearchField } from 'react-aria-components/SearchField'
import { say } from './messages.ts'

export interface Choice {
  id: string
  label: string
  icon?: ReactNode
  detail?: string | undefined
  /** Why it can't be chosen now. It stays in reach, to say so. */
  refusal?: string | null
}

/** A group of choices: one of them, any of them, or plain commands. */
export interface ChoiceSection {
  id: string
  label?: string
  mode: 'single' | 'multiple' | 'command'
  choices: readonly Choice[]
  chosen?: readonly string[]
  onChoose: (chosen: string[]) => void
}

interface ChoiceMenuProps {
  triggerRef: RefObject<HTMLElement | null>
  label: string
  sections: readonly ChoiceSection[]
  searchLabel?: string | undefined
  /** The choices follow what is typed, instead of being sifted by it. */
  onSearch?: ((text: string) => void) | undefined
  placement: 'bottom start' | 'bottom end' | 'top start'
  onClose: () => void
}

/** The menu of a ChoiceButton. Choosing one of one closes it; choosing any of many leaves it open. */
export function ChoiceMenu({ triggerRef, label, sections, searchLabel, onSearch, placement, onClose }: ChoiceMenuProps) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const menu = (
    <Menu
      aria-label={label}
      autoFocus={searchLabel === undefined ? 'first' : false}
      onClose={onClose}
      renderEmptyState={() => <p className="px-2 py-3 text-center text-row text-ink-3">Nothing of that name</p>}
      className="p-1 outline-none"
    >
      {sections.map((section) => (
        <Section key={section.id} section={section} isTitled={sections.length > 1} />
      ))}
    </Menu>
  )
  return (
    <Popover
      triggerRef={triggerRef}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement={placement}
      offset={4}
      aria-label={label}
      className="min-w-52 max-w-72 animate-pop rounded-lg bg-raised text-ink shadow-pop outline-none"
    >
      {/* The search is inside what scrolls: a keyboard must be able to reach something in there. */}
      <div className="max-h-[min(26rem,80dvh)] overflow-auto rounded-lg">
        {searchLabel === undefined ? (
          menu
        ) : (
          <Autocomplete {...(onSearch === undefined ? { filter: contains } : { onInputChange: onSearch })}>
            <SearchField aria-label={searchLabel} autoFocus className="sticky top-0 z-10 flex items-center gap-2 border-b border-line bg-raised px-3">
              <Search size={14} aria-hidden="true" className="text-ink-3" />
              <Input placeholder={searchLabel} className="h-9 min-w-0 flex-1 bg-transparent text-row outline-none [&::-webkit-search-cancel-button]:hidden" />
            </SearchField>
            {menu}
          </Autocomplete>
        )}
      </div>
    </Popover>
  )
}

function Section({ section, isTitled }: { section: ChoiceSection; isTitled: boolean }) {
  const { id, label, mode, choices, chosen, onChoose } = section
  // Keys are the whole menu's, so two sections may both have an "any" or a 1.
  const key = (choice: string) => `${id}:${choice}`
  const choice = (chosenKey: string | number) => String(chosenKey).slice(id.length + 1)
  const selection =
    mode === 'command'
      ? {}
      : {
          selectionMode: mode,
          selectedKeys: new Set(chosen?.map(key)),
          shouldCloseOnSelect: mode === 'single',
          disallowEmptySelection: mode === 'single',
          onSelectionChange: (keys: 'all' | Set<string | number>) => onChoose(keys === 'all' ? choices.map((one) => one.id) : [...keys].map(choice)),
        }
  return (
    <MenuSection id={id} aria-label={label ?? id} {...selection} className="border-t border-line py-1 first:border-t-0 first:pt-0 last:pb-0">
      {isTitled && label !== undefined && <Header className="px-2 pt-1.5 pb-1 text-meta font-medium text-ink-3">{label}</Header>}
      {choices.map((one) => (
        <MenuItem
          key={one.id}
          id={key(one.id)}
          textValue={one.label}
          aria-label={one.refusal ? `${one.label}: ${one.refusal}` : undefined}
          onAction={mode === 'command' ? () => (one.refusal ? say(one.refusal, { isShown: true }) : onChoose([one.id])) : undefined}
          className="group flex min-h-8 items-center gap-2.5 rounded-md px-2 text-row outline-none data-focused:bg-cursor pointer-coarse:min-h-11"
        >
          {one.icon !== undefined && <span className="text-ink-3">{one.icon}</span>}
          <span className={one.refusal ? 'min-w-0 flex-1 py-1 text-ink-3' : 'min-w-0 flex-1 truncate'}>
            {one.label}
            {one.refusal && <span className="block text-meta">{one.refusal}</span>}
          </span>
          {one.detail !== undefined && <span className="truncate text-meta text-ink-3">{one.detail}</span>}
          {mode !== 'command' && <Check size={14} strokeWidth={2.25} aria-hidden="true" className="invisible text-accent-ink group-data-selected:visible" />}
        </MenuItem>
      ))}
    </MenuSection>
  )
}
