import { useId, type ReactNode } from 'react'

interface SegmentsProps<Value extends string> {
  label: string
  value: Value
  onChange: (value: Value) => void
  choices: readonly { id: Value; label: string; icon?: ReactNode }[]
}

/** One of a few, all in sight. */
export function Segments<Value extends string>({ label, value, onChange, choices }: SegmentsProps<Value>) {
  const name = useId()
  return (
    <fieldset className="flex rounded-md border border-line-2 p-0.5">
      <legend className="sr-only">{label}</legend>
      {choices.map(({ id, label: text, icon }) => (
        <label
          key={id}
          className="relative flex h-7 items-center gap-1.5 rounded-sm px-2 text-row text-ink-2 hover:bg-hover has-checked:bg-cursor has-checked:font-medium has-checked:text-ink has-checked:outline-1 has-checked:outline-control has-focus-visible:outline-2 has-focus-visible:outline-accent-ink pointer-coarse:h-11"
        >
          <input type="radio" name={name} aria-label={text} checked={id === value} onChange={() => onChange(id)} className="absolute inset-0 opacity-0" />
          {icon}
          <span className={icon === undefined ? undefined : 'max-sm:hidden'}>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}
