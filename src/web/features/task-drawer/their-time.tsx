import { Settings2 } from 'lucide-react'
import { useId, useState } from 'react'
import { localTime } from '#web/lib/local-time.ts'
import { zoneOfPhones } from '#web/lib/zone-of-phone.ts'
import { chooseWorkingHours, useWorkingHours } from '#web/task/working-hours.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { useNow, viewerZone } from '#web/ui/use-now.ts'

interface TheirTimeProps {
  timeZone: string | null
  phones: readonly string[]
}

/** What time it is where the prospect is, whether a call is welcome, and how that is known. */
export function TheirTime({ timeZone, phones }: TheirTimeProps) {
  const hours = useWorkingHours()
  const setting = { now: useNow(), zone: viewerZone }
  const known = localTime(timeZone, setting, hours)
  const local = known ?? localTime(zoneOfPhones(phones), setting, hours)
  const [isOpen, setIsOpen] = useState(false)
  if (local === null) return <span className="text-ink-3">Unknown: no time zone on record</span>
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2">
        <span data-tabular>{local.text}</span>
        {known === null && (
          <span className="text-ink-3" title="From the phone number’s country">
            inferred
          </span>
        )}
        <span className={local.callable ? 'text-good' : 'text-ink-3'}>{local.callable ? 'Callable now' : 'Outside working hours'}</span>
        <IconButton
          label="Working hours"
          icon={<Settings2 size={14} aria-hidden="true" />}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="-my-1 pointer-coarse:-my-3"
        />
      </span>
      {isOpen && <HoursSetting />}
    </>
  )
}

function HoursSetting() {
  const hours = useWorkingHours()
  return (
    <fieldset className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-ink-3">
      <legend className="sr-only">When prospects may be called, by their clock</legend>
      <HourSelect label="from" value={hours.from} least={0} most={hours.until - 1} onChange={(from) => chooseWorkingHours({ ...hours, from })} />
      <HourSelect label="until" value={hours.until} least={hours.from + 1} most={24} onChange={(until) => chooseWorkingHours({ ...hours, until })} />
      their time, Monday to Friday
    </fieldset>
  )
}

function HourSelect({ label, value, least, most, onChange }: { label: string; value: number; least: number; most: number; onChange: (hour: number) => void }) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(Number(event.target.value))} className="h-7 rounded-md border border-control bg-surface px-1.5 text-row text-ink pointer-coarse:h-11">
        {Array.from({ length: most - least + 1 }, (_, index) => least + index).map((hour) => (
          <option key={hour} value={hour}>
            {hourText(hour)}
          </option>
        ))}
      </select>
    </>
  )
}

/** A full hour in the viewer's own way of writing times. */
function hourText(hour: number): string {
  return new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(Date.UTC(2000, 0, 3, hour))
}
