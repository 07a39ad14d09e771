import { ChevronDown, X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { FieldError } from 'react-aria-components/FieldError'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'

/** Something that can be chosen, under a key of its own. */
export interface SearchItem {
  key: string
  name: string
  detail: string
  picture?: ReactNode
}

interface SearchSelectProps {
  label: string
  placeholder: string
  /** What fits `text`, in groups; a group without a title stands alone. Must hold the chosen one. */
  groups: readonly { title?: string; items: readonly SearchItem[] }[]
  text: string
  onText: (text: string) => void
  value: string | null
  onChange: (key: string | null) => void
  onBlur?: () => void
  /** What stands in an empty list. */
  emptyText: string
  /** Says that the list doesn't wait for letters. */
  opensAtOnce?: boolean
  canClear?: boolean
  /** Whether what is shown doesn't answer the text yet. */
  isSearching?: boolean
  error?: string | undefined
  autoFocus?: boolean
}

/** A field that finds what is typed, here or at the service: what fits is the caller's to say. */
export function SearchSelect({ label, placeholder, groups, text, onText, value, onChange, onBlur, emptyText, opensAtOnce = false, canClear = false, isSearching = false, error, autoFocus = false }: SearchSelectProps) {
  const shown = groups.filter(({ items }) => items.length > 0)

  /** Escape puts the list away. Enter takes the first that fits, where no other was gone to; what answers an earlier text is no answer, and the form is not sent. */
  function handleKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const { currentTarget: input } = event
    // What fits nothing is let go of: left in the field, it would open the list again, and no Escape would get past it.
    if (event.key === 'Escape' && input.ariaExpanded === 'true' && value === null) onText('')
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || input.ariaExpanded !== 'true' || input.hasAttribute('aria-activedescendant')) return
    const first = shown[0]?.items[0]
    if (text.trim() === '' || (first === undefined && !isSearching)) return
    event.preventDefault()
    event.stopPropagation()
    if (!isSearching && first !== undefined) onChange(first.key)
  }
  return (
    <ComboBox
      items={shown}
      inputValue={text}
      onInputChange={onText}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key === null ? null : String(key))}
      {...(onBlur && { onBlur })}
      allowsEmptyCollection={text.trim() !== '' || opensAtOnce}
      menuTrigger={opensAtOnce ? 'focus' : 'input'}
      isInvalid={error !== undefined}
      autoFocus={autoFocus}
      className="flex min-w-0 flex-col gap-1.5"
    >
      <Label className="text-meta font-medium text-ink-2">{label}</Label>
      <div className="flex h-8 items-center rounded-md border border-control bg-surface focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent-ink has-aria-invalid:border-danger pointer-coarse:h-11">
        <Input onKeyDownCapture={handleKeyDown} placeholder={placeholder} className="h-full min-w-0 flex-1 bg-transparent pl-2.5 text-row text-ink outline-none" />
        {canClear && value !== null && (
          <button type="button" aria-label={`Clear ${label.toLowerCase()}`} onClick={() => { onChange(null); onText('') }} className="grid size-7 place-items-center rounded-md text-ink-3 hover:text-ink pointer-coarse:size-11">
            <X size={14} aria-hidden="true" />
          </button>
        )}
        <Button className="grid size-7 place-items-center rounded-md text-ink-3 data-hovered:text-ink pointer-coarse:size-11">
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </div>
      <FieldError className="text-meta text-danger">{error}</FieldError>
      <Popover offset={4} className="w-max max-w-[min(34rem,calc(100vw-2rem))] min-w-(--trigger-width) animate-pop overflow-auto rounded-lg bg-raised text-ink shadow-pop">
        <ListBox renderEmptyState={() => <p className="px-2.5 py-3 text-row text-ink-3">{emptyText}</p>} className="max-h-80 p-1 outline-none">
          {(group: (typeof shown)[number]) => (
            <ListBoxSection id={group.title ?? 'all'} aria-label={group.title ?? label}>
              {group.title !== undefined && <Header className="px-2 pt-2 pb-1 text-meta font-medium text-ink-3">{group.title}</Header>}
              {group.items.map((item) => (
                <Item key={item.key} item={item} />
              ))}
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

function Item({ item }: { item: SearchItem }) {
  return (
    <ListBoxItem
      id={item.key}
      textValue={item.name}
      className="flex min-h-8 items-center gap-2.5 rounded-md px-2 text-row outline-none data-focused:bg-cursor data-hovered:bg-hover data-selected:font-medium pointer-coarse:min-h-11"
    >
      {item.picture}
      <Text slot="label" className="max-w-3/5 shrink-0 truncate">
        {item.name}
      </Text>
      <Text slot="description" className="ml-auto truncate pl-4 text-meta font-normal text-ink-3">
        {item.detail}
      </Text>
    </ListBoxItem>
  )
}
