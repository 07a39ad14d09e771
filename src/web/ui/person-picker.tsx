import { Check, Search } from 'lucide-react'
import { useState } from 'react'
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Text } from 'react-aria-components/Text'
import { TextField } from 'react-aria-components/TextField'
import { Avatar } from './avatar.tsx'
import { FieldError } from './field.tsx'
import { useSteadyOrder } from './use-steady-order.ts'

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
  /** Enter was pressed; if a person was at hand, `onChange` has told. */
  onEnter: () => void
  error?: string | undefined
}

/**
 * A person, found by typing part of the name. A combobox whose list always stands open: a popover would lie over a form
 * that has nothing else to show, and hide the rest of the page from a screen reader meanwhile.
 */
export function PersonPicker({ label, people, value, onChange, onEnter, error }: PersonPickerProps) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const [isChoosing, setChoosing] = useState(false)
  const steady = useSteadyOrder(people, isChoosing)
  return (
    <div
      // The search is inside what scrolls: a keyboard must be able to reach something in there.
      className="-mx-4 -mt-4 h-72 overflow-auto px-4"
      onPointerMove={() => setChoosing(true)}
      onKeyDownCapture={(event) => {
        setChoosing(true)
        // The list chooses first, in this very event.
        if (event.key === 'Enter') requestAnimationFrame(onEnter)
      }}
    >
      <Autocomplete filter={contains}>
        <TextField autoFocus className="sticky top-0 z-10 flex flex-col gap-1.5 bg-raised pt-4 pb-2">
          <Label className="text-meta font-medium text-ink-2">{label}</Label>
          <div className="flex h-8 items-center gap-2 rounded-md border border-control bg-surface pl-2.5 text-ink-3 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent-ink pointer-coarse:h-11">
            <Search size={14} aria-hidden="true" className="shrink-0" />
            <Input
              // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- Autocomplete gives the input its aria-controls.
              role="combobox"
              aria-expanded="true"
              placeholder="Type a name"
              aria-describedby={error === undefined ? undefined : 'person-error'}
              className="h-full min-w-0 flex-1 bg-transparent text-row text-ink outline-none"
            />
          </div>
        </TextField>
        <FieldError id="person-error" message={error} />
        <ListBox
          aria-label={label}
          items={steady}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={value === null ? [] : [value]}
          onSelectionChange={(keys) => onChange(keys === 'all' ? null : Number([...keys][0]))}
          renderEmptyState={() => <p className="px-2 py-3 text-row text-ink-3">Nobody of that name</p>}
          className="-mx-2 outline-none"
        >
          {(person) => <Person person={person} />}
        </ListBox>
      </Autocomplete>
    </div>
  )
}

function Person({ person }: { person: PickablePerson }) {
  return (
    <ListBoxItem
      id={person.id}
      textValue={person.name}
      className="group flex min-h-9 items-center gap-2.5 rounded-md px-2 text-row outline-none data-focused:bg-cursor data-hovered:bg-hover data-selected:font-medium pointer-coarse:min-h-11"
    >
      <Avatar name={person.name} />
      <Text slot="label" className="max-w-3/4 shrink-0 truncate">
        {person.name}
      </Text>
      <Text slot="description" className="ml-auto truncate text-meta font-normal text-ink-3">
        {person.detail}
      </Text>
      <Check size={14} strokeWidth={2.25} aria-hidden="true" className="invisible shrink-0 text-accent-ink group-data-selected:visible" />
    </ListBoxItem>
  )
}
