import { useId, useState, type KeyboardEvent } from 'react'
import { useSession } from '#web/data/session.ts'
import { isDayFirst, readTimeWords } from '#web/lib/read-time-words.ts'
import { resolveTime, type ResolvedTime, type TimeSetting } from '#web/lib/typed-time.ts'
import { whenText } from '#web/lib/when-text.ts'
import { useWorkWeek } from '#web/task/use-work-week.ts'
import { inputClass } from '#web/ui/field.tsx'
import { useNow, viewerZone } from '#web/ui/use-now.ts'

interface TypedTimeFieldProps {
  label: string
  /** What was typed to get here. */
  start: string
  /** The instant so far. */
  value: string | null
  /** The zone of the one whom it is about; null where nobody knows it. */
  theirZone: string | null
  /** Takes the time; `isByKey`: the focus is still here. */
  onTake: (value: string, isByKey: boolean) => void
  /** Leaves the time as it was. */
  onGiveUp: (isByKey: boolean) => void
}

const order = { isDayFirst: isDayFirst() }

/** A time in words, "tue 9am", with what it means under it. Enter or going on takes it, Escape leaves the time as it was. */
export function TypedTimeField({ label, start, value, theirZone, onTake, onGiveUp }: TypedTimeFieldProps) {
  const id = useId()
  const [text, setText] = useState(start)
  const week = useWorkWeek(useSession().data?.user?.id ?? null)
  const now = useNow()
  const { time, failure } = read(text, { now, zone: viewerZone, theirZone, dueAt: value === null ? null : Date.parse(value), week })
  const isEmpty = text.trim() === ''

  function end(isByKey: boolean): void {
    if (time !== null) onTake(new Date(time.instant).toISOString(), isByKey)
    else if (isEmpty) onGiveUp(isByKey)
  }
  function handleKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    // This field only: the form stays, and isn't sent.
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') end(true)
    else onGiveUp(true)
  }
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-meta font-medium text-ink-2">
        {label}
      </label>
      <input
        id={id}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        placeholder="tue 9am, in 2h, next week"
        value={text}
        aria-invalid={(time === null && !isEmpty) || undefined}
        aria-describedby={`${id}-means`}
        data-typed-time
        onChange={(event) => setText(event.target.value)}
        onKeyDown={handleKeyDown}
        onBlur={() => end(false)}
        className={inputClass}
      />
      <p id={`${id}-means`} role="status" className="text-meta text-ink-2">
        {time !== null ? `${whenText(time.instant, { now, zone: viewerZone })}${time.isPast ? ', which has passed' : time.isDayOff ? ', a day off' : ''}` : isEmpty ? '' : failure}
      </p>
    </div>
  )
}

function read(text: string, setting: TimeSetting): ResolvedTime {
  const { words, failure } = readTimeWords(text, order)
  return words === null ? { time: null, failure } : resolveTime(words, setting)
}
