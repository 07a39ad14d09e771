import type { ReactNode } from 'react'
import { FieldError } from './field.tsx'

interface Chip<Value extends string> {
  value: Value
  label: string
  icon?: ReactNode
}

interface ChoiceChipsProps<Value extends string> {
  label: string
  name: string
  choices: readonly Chip<Value>[]
  value: Value
  onChange: (value: Value) => void
  error?: string | undefined
}

/** One of a few, all in sight: radio buttons that look like it. */
export function ChoiceChips<Value extends string>({ label, name, choices, value, onChange, error }: ChoiceChipsProps<Value>) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-meta font-medium text-ink-2">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="relative flex h-8 items-center gap-1.5 rounded-md border border-line-2 px-2.5 text-row text-ink-2 hover:bg-hover has-checked:border-accent-ink has-checked:bg-cursor has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent-ink pointer-coarse:h-11"
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              aria-describedby={error === undefined ? undefined : `${name}-error`}
              onChange={() => onChange(choice.value)}
              className="absolute inset-0 opacity-0"
            />
            {choice.icon}
            {choice.label}
          </label>
        ))}
      </div>
      <FieldError id={`${name}-error`} message={error} />
    </fieldset>
  )
}
