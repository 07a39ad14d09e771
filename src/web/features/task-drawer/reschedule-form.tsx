import { zodResolver } from '@hookform/resolvers/zod'
import { now, parseAbsolute, type ZonedDateTime } from '@internationalized/date'
import { Controller, useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import type { TaskAction } from '#contract/task-actions.ts'
import type { RefusedValue } from '#web/data/notices.ts'
import { useSession } from '#web/data/session.ts'
import { usualTimes } from '#web/lib/usual-times.ts'
import { clockTime, type WorkWeek } from '#web/lib/work-week.ts'
import { useWorkWeek } from '#web/task/use-work-week.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { DateTimePicker } from '#web/ui/date-time-picker.tsx'
import { FormPanel } from './form-panel.tsx'

/** What the picker holds until it is sent: a time in the viewer's zone. */
const draftSchema = z.object({
  dueAt: z.custom<ZonedDateTime | null>((value) => value !== null, { error: 'Choose a day and a time.' }),
})

interface RescheduleFormProps {
  dueAt: string | null
  /** What the service refused the last time, to be put right. */
  refused?: RefusedValue | undefined
  onSubmit: (action: TaskAction) => void
  onCancel: () => void
}

/** Another due date: one press for the usual ones, else a day and a time in the viewer's own zone. */
export function RescheduleForm({ dueAt, refused, onSubmit, onCancel }: RescheduleFormProps) {
  const week = useWorkWeek(useSession().data?.user?.id ?? null)
  const presets = usualTimes({ now: useNow(), zone: viewerZone, theirZone: null, dueAt: dueAt === null ? null : Date.parse(dueAt), week })
  const form = useForm({
    resolver: zodResolver(draftSchema),
    defaultValues: { dueAt: (refused ? parseAbsolute(String(refused.value), viewerZone) : startingValue(dueAt, week)) as ZonedDateTime | null },
  })
  const send = (next: Date) => onSubmit({ name: 'reschedule', params: { dueAt: next.toISOString() } })

  return (
    <FormPanel title="New due date" submitLabel="Set due date" onSubmit={form.handleSubmit(({ dueAt: next }) => next !== null && send(next.toDate()))} onCancel={onCancel}>
      <div role="group" aria-label="Usual times" className="grid auto-cols-fr grid-flow-col gap-2">
        {presets.map(({ label, instant }) => (
          <button
            key={label}
            type="button"
            onClick={() => send(new Date(instant))}
            className="flex flex-col rounded-md border border-line-2 px-2.5 py-1.5 text-left hover:bg-hover"
          >
            <span className="text-row font-medium text-ink">{label}</span>
            <span className="text-meta text-ink-3">{shortTime.format(instant)}</span>
          </button>
        ))}
      </div>
      <Controller
        control={form.control}
        name="dueAt"
        render={({ field, fieldState }) => (
          <DateTimePicker label="Due" value={field.value} onChange={field.onChange} onBlur={field.onBlur} error={fieldState.error?.message ?? refusal(field.value, refused)} autoFocus />
        )}
      />
    </FormPanel>
  )
}

/** What the service said of this very time. */
function refusal(value: ZonedDateTime | null, refused: RefusedValue | undefined): string | undefined {
  return refused !== undefined && value?.toDate().getTime() === Date.parse(String(refused.value)) ? refused.message : undefined
}

/** The present due date, or, where that has passed or there is none, tomorrow when work begins: nobody wants a task to be late anew. */
function startingValue(dueAt: string | null, { workFrom }: WorkWeek): ZonedDateTime {
  const present = dueAt === null ? null : parseAbsolute(dueAt, viewerZone).set({ second: 0, millisecond: 0 })
  const at = now(viewerZone)
  return present !== null && present.compare(at) > 0 ? present : at.add({ days: 1 }).set({ ...clockTime(workFrom), second: 0, millisecond: 0 })
}

const shortTime = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: 'numeric', minute: '2-digit', timeZone: viewerZone })
