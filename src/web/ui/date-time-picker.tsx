import type { ZonedDateTime } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Calendar, CalendarCell, CalendarGrid, CalendarHeading } from 'react-aria-components/Calendar'
import { DateInput, DatePicker, DateSegment } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { FieldError } from 'react-aria-components/FieldError'
import { Group } from 'react-aria-components/Group'
import { Label } from 'react-aria-components/Label'
import { Popover } from 'react-aria-components/Popover'

interface DateTimePickerProps {
  label: string
  value: ZonedDateTime | null
  onChange: (value: ZonedDateTime | null) => void
  onBlur?: () => void
  error?: string | undefined
  autoFocus?: boolean
}

const iconButton = 'grid size-7 place-items-center rounded-md text-ink-3 data-hovered:bg-hover data-hovered:text-ink data-disabled:opacity-50 pointer-coarse:size-11'

/** A day and a time, typed segment by segment or picked from a month; the zone stands beside it. */
export function DateTimePicker({ label, value, onChange, onBlur, error, autoFocus = false }: DateTimePickerProps) {
  return (
    <DatePicker granularity="minute" value={value} onChange={onChange} onBlur={onBlur} isInvalid={error !== undefined} autoFocus={autoFocus} shouldForceLeadingZeros className="flex flex-col gap-1.5">
      <Label className="text-meta font-medium text-ink-2">{label}</Label>
      <Group className="flex h-8 items-center rounded-md border border-control bg-surface pr-0.5 pl-2 data-focus-within:outline-2 data-focus-within:outline-offset-1 data-focus-within:outline-accent-ink data-invalid:border-danger pointer-coarse:h-11">
        <DateInput className="flex flex-1 items-center text-row whitespace-nowrap">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="grid min-h-6 min-w-6 place-items-center rounded-sm px-0.5 text-ink outline-none data-[type=literal]:min-w-0 data-[type=literal]:px-0 data-[type=literal]:text-ink-3 data-[type=timeZoneName]:pl-1.5 data-[type=timeZoneName]:text-ink-3 data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-ink-3 data-placeholder:data-focused:text-on-accent"
            />
          )}
        </DateInput>
        <Button className={iconButton}>
          <CalendarDays size={15} aria-hidden="true" />
        </Button>
      </Group>
      <FieldError className="text-meta text-danger">{error}</FieldError>
      <Popover placement="top end" className="animate-pop rounded-lg bg-raised p-3 text-ink shadow-pop">
        <Dialog className="outline-none">
          <MonthPicker />
        </Dialog>
      </Popover>
    </DatePicker>
  )
}

function MonthPicker() {
  return (
    <Calendar>
      <header className="mb-2 flex items-center justify-between">
        <CalendarHeading className="pl-2 text-row font-semibold" />
        <span className="flex">
          <Button slot="previous" className={iconButton}>
            <ChevronLeft size={16} aria-hidden="true" />
          </Button>
          <Button slot="next" className={iconButton}>
            <ChevronRight size={16} aria-hidden="true" />
          </Button>
        </span>
      </header>
      <CalendarGrid weekdayStyle="short" className="[&_th]:h-7 [&_th]:text-meta [&_th]:font-normal [&_th]:text-ink-3">
        {(date) => (
          <CalendarCell
            date={date}
            className="grid size-8 place-items-center rounded-md text-row outline-offset-[-2px] data-hovered:bg-hover data-outside-month:hidden data-selected:bg-accent data-selected:font-medium data-selected:text-on-accent data-today:underline data-today:underline-offset-4 pointer-coarse:size-11"
          />
        )}
      </CalendarGrid>
    </Calendar>
  )
}
