import { ChevronsUpDown } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { FieldError } from 'react-aria-components/FieldError'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { Avatar } from './avatar.tsx'

/** Somebody who can be picked. */
export interface PickablePerson {
  id: number
  name: string
  detail: string
}

interface PersonPickerProps {
  label: string
  people: readonly PickablePerson[]
  value: number | null
  onChange: (id: number | null) => void
  onBlur?: () => void
  error?: string | undefined
}

/** A person, found by typing part of the name. */
export function PersonPicker({ label, people, value, onChange, onBlur, error }: PersonPickerProps) {
  const input = useRef<HTMLInputElement>(null)
  const hasPeople = people.length > 0
  useEffect(() => {
    // After the list has its people: the menu opens on focus only where there is something to show.
    if (!hasPeople) return
    const frame = requestAnimationFrame(() => input.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [hasPeople])
  return (
    <ComboBox
      defaultItems={people}
      value={value}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      onBlur={onBlur}
      isInvalid={error !== undefined}
      menuTrigger="focus"
      className="flex flex-col gap-1.5"
    >
      <Label className="text-meta font-medium text-ink-2">{label}</Label>
      <Group className="flex h-8 items-center rounded-md border border-control bg-surface pr-0.5 data-focus-within:outline-2 data-focus-within:outline-offset-1 data-focus-within:outline-accent-ink data-invalid:border-danger pointer-coarse:h-11">
        <Input ref={input} placeholder="Type a name" className="h-full min-w-0 flex-1 bg-transparent px-2.5 text-row outline-none" />
        <Button className="grid size-7 place-items-center rounded-md text-ink-3 data-hovered:bg-hover pointer-coarse:size-11">
          <ChevronsUpDown size={14} aria-hidden="true" />
        </Button>
      </Group>
      <FieldError className="text-meta text-danger">{error}</FieldError>
      <Popover placement="top start" offset={6} className="w-(--trigger-width) animate-pop rounded-lg bg-raised text-ink shadow-pop">
        <ListBox<PickablePerson> className="max-h-72 overflow-auto p-1 outline-none" renderEmptyState={() => <p className="px-2 py-3 text-center text-row text-ink-3">Nobody of that name</p>}>
          {(person) => (
            <ListBoxItem
              id={person.id}
              textValue={person.name}
              className="flex min-h-9 items-center gap-2.5 rounded-md px-2 text-row outline-none data-focused:bg-cursor data-selected:font-medium pointer-coarse:min-h-11"
            >
              <Avatar name={person.name} />
              <Text slot="label" className="truncate">
                {person.name}
              </Text>
              <Text slot="description" className="ml-auto truncate text-meta font-normal text-ink-3">
                {person.detail}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
