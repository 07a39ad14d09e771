import { useId } from 'react'
import { Button } from '#web/ui/button.tsx'
import { mostDays, type PileChoices } from './use-pile.ts'

interface PileControlsProps {
  choices: PileChoices
  /** The cap that counts: chosen, or the settings'. */
  cap: number
  onChange: (change: Partial<PileChoices>) => void
}

/** How many a day, over how many days, evenly or as early as can be, and whether today counts. */
export function PileControls({ choices, cap, onChange }: PileControlsProps) {
  const { dayCount, withToday, isEven, pins } = choices
  return (
    <div role="group" aria-label="How to spread" className="flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line px-4 py-2 text-row text-ink-2">
      <NumberField label="At most a day" value={cap} least={1} most={1000} onChange={(value) => onChange({ cap: value })} />
      <NumberField label="Working days" value={dayCount} least={1} most={mostDays} onChange={(value) => onChange({ dayCount: value })} />
      <Check label="Evenly" isOn={isEven} onChange={(isOn) => onChange({ isEven: isOn })} />
      <Check label="Today too" isOn={withToday} onChange={(isOn) => onChange({ withToday: isOn })} />
      {pins.size > 0 && (
        <Button variant="ghost" onClick={() => onChange({ pins: new Map() })}>
          Forget what I moved ({pins.size})
        </Button>
      )}
      <p className="text-meta text-ink-3 max-md:hidden lg:ml-auto">Arrows go around · Shift ← → moves to another day · Delete leaves out</p>
    </div>
  )
}

function Check({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="inline-flex min-h-8 items-center gap-1.5 pointer-coarse:min-h-11">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} className="accent-accent" />
      {label}
    </label>
  )
}

function NumberField({ label, value, least, most, onChange }: { label: string; value: number; least: number; most: number; onChange: (value: number) => void }) {
  const id = useId()
  return (
    <span className="inline-flex items-center gap-2">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={least}
        max={most}
        value={value}
        onChange={(event) => {
          const next = event.target.valueAsNumber
          if (Number.isInteger(next) && next >= least && next <= most) onChange(next)
        }}
        className="h-8 w-18 rounded-md border border-control bg-surface px-2 text-row text-ink pointer-coarse:h-11"
      />
    </span>
  )
}
