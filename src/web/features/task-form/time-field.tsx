import { parseAbsolute, type ZonedDateTime } from '@internationalized/date'
import { X } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { DateTimePicker } from '#web/ui/date-time-picker.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { viewerZone } from '#web/ui/use-now.ts'
import { TypedTimeField } from './typed-time-field.tsx'

interface TimeFieldProps {
  label: string
  value: string | null
  onChange: (value: string | null) => void
  onBlur: () => void
  error?: string | undefined
  /** The zone of the one whom it is about; null where nobody knows it. */
  theirZone: string | null
}

/** An instant of the form's in the viewer's zone, or none: picked, or typed in words. A letter in the date's parts begins the words. */
export function TimeField({ label, value, onChange, onBlur, error, theirZone }: TimeFieldProps) {
  const [words, setWords] = useState<string | null>(null)
  const [takesFocus, setTakesFocus] = useState(false)
  const handleChange = (next: ZonedDateTime | null) => onChange(next === null ? null : next.toDate().toISOString())
  const leaveWords = (isByKey: boolean) => {
    setWords(null)
    setTakesFocus(isByKey)
  }
  function handleKeyDown(event: KeyboardEvent): void {
    const part = event.target instanceof HTMLElement ? event.target.dataset['type'] : undefined
    if (part === undefined || part === 'dayPeriod' || event.altKey || event.ctrlKey || event.metaKey || !/^\p{L}$/u.test(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    setWords(event.key)
  }
  if (words !== null) {
    return (
      <TypedTimeField
        label={label}
        start={words}
        value={value}
        theirZone={theirZone}
        onTake={(next, isByKey) => {
          onChange(next)
          leaveWords(isByKey)
        }}
        onGiveUp={leaveWords}
      />
    )
  }
  return (
    <div className="relative" onKeyDownCapture={handleKeyDown}>
      <DateTimePicker
        label={label}
        // Seconds are of no use to a person, but a date whose seconds differ would count as edited.
        value={value === null ? null : parseAbsolute(value, viewerZone)}
        onChange={handleChange}
        onBlur={onBlur}
        error={error}
        autoFocus={takesFocus}
      />
      <button type="button" onClick={() => setWords('')} className="absolute -top-1 right-0 h-6 rounded-sm px-1 text-meta text-ink-3 hover:text-ink hover:underline" aria-label={`Type in words: ${label}`}>
        Type in words
      </button>
      {value !== null && <IconButton label={`No ${label.toLowerCase()}`} icon={<X size={14} aria-hidden="true" />} onClick={() => onChange(null)} className="absolute top-5.5 right-8 pointer-coarse:right-12" />}
    </div>
  )
}
