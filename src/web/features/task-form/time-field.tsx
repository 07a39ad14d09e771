import { parseAbsolute, type ZonedDateTime } from '@internationalized/date'
import { X } from 'lucide-react'
import { DateTimePicker } from '#web/ui/date-time-picker.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { viewerZone } from '#web/ui/use-now.ts'

interface TimeFieldProps {
  label: string
  value: string | null
  onChange: (value: string | null) => void
  onBlur: () => void
  error?: string | undefined
}

/** An instant of the form's in the viewer's zone, or none. */
export function TimeField({ label, value, onChange, onBlur, error }: TimeFieldProps) {
  const handleChange = (next: ZonedDateTime | null) => onChange(next === null ? null : next.toDate().toISOString())
  return (
    <div className="relative">
      <DateTimePicker
        label={label}
        // Seconds are of no use to a person, but a date whose seconds differ would count as edited.
        value={value === null ? null : parseAbsolute(value, viewerZone)}
        onChange={handleChange}
        onBlur={onBlur}
        error={error}
      />
      {value !== null && <IconButton label={`No ${label.toLowerCase()}`} icon={<X size={14} aria-hidden="true" />} onClick={() => onChange(null)} className="absolute top-5.5 right-8 pointer-coarse:right-12" />}
    </div>
  )
}
