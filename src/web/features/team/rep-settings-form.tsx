import { X } from 'lucide-react'
import { useState } from 'react'
import { useForm, type UseFormReturn } from 'react-hook-form'
import type { RepSettings } from '#contract/rep-settings.ts'
import { skills, type Skill } from '#contract/task-effort.ts'
import type { BoardPerson } from '#web/data/team-board.ts'
import { saveRepSettings } from '#web/data/team-load.ts'
import { daysText } from '#web/lib/days-text.ts'
import { isTimeZone } from '#web/lib/zoned-time.ts'
import { Button } from '#web/ui/button.tsx'
import { Field, inputClass } from '#web/ui/field.tsx'
import { say } from '#web/ui/messages.ts'
import { settingsChange } from './settings-change.ts'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const skillNames: Record<Skill, string> = { call: 'Calls', email: 'Emails', linkedin: 'LinkedIn', sms: 'Text messages', meeting: 'Meetings', task: 'Other tasks' }

/** When and how much a person works: kept by this app, so that a plan can respect it. Read only for who doesn't manage them. */
export function RepSettingsForm({ person }: { person: BoardPerson }) {
  const { settings, canManage, id, name } = person
  const form = useForm<RepSettings>({ defaultValues: settings })
  const [opened, setOpened] = useState(settings)
  const [failure, setFailure] = useState<string | null>(null)
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    setFailure(null)
    try {
      // What another manager changed since is in the answer, and shown from now on.
      const saved = await saveRepSettings(id, settingsChange(opened, { ...values, tasksPerDay: Number(values.tasksPerDay), workDays: values.workDays.map(Number) }))
      setOpened(saved)
      form.reset(saved)
      say(`Saved how ${name} works.`, { isShown: true })
    } catch (error) {
      setFailure(error instanceof Error ? error.message : 'That could not be saved.')
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} aria-label="Working hours and capacity" className="flex flex-col gap-3 border-t border-line pt-4">
      <div>
        <h3 className="text-row font-semibold text-ink">Working hours and capacity</h3>
        <p className="text-meta text-ink-3">Settings of this app: no Outreach account has them.{canManage ? '' : ' Their manager can change them.'}</p>
      </div>
      <fieldset disabled={!canManage} className="flex flex-col gap-3">
        <legend className="sr-only">Settings</legend>
        <Field id="rep-capacity" label="Tasks a day" error={errors.tasksPerDay?.message}>
          <input id="rep-capacity" inputMode="numeric" className={inputClass} {...form.register('tasksPerDay', { validate: (value) => (/^\d{1,3}$|^1000$/.test(String(value)) ? true : 'A whole number up to 1,000.') })} />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field id="rep-from" label="Works from">
            <input id="rep-from" type="time" required className={inputClass} {...form.register('workFrom')} />
          </Field>
          <Field id="rep-until" label="Until">
            <input id="rep-until" type="time" required className={inputClass} {...form.register('workUntil')} />
          </Field>
        </div>
        <Checks legend="Working days" choices={weekdays.map((label, index) => ({ value: String(index + 1), label }))} chosen={form.watch('workDays').map(String)} onChange={(chosen) => form.setValue('workDays', chosen.map(Number).sort())} />
        <Field id="rep-zone" label="Time zone" error={errors.timeZone?.message}>
          <input id="rep-zone" className={inputClass} {...form.register('timeZone', { validate: (value) => isTimeZone(value) || 'A name such as Europe/London.' })} />
        </Field>
        <DaysOff form={form} canManage={canManage} />
        <Checks
          legend="Takes over"
          choices={skills.map((skill) => ({ value: skill, label: skillNames[skill] }))}
          chosen={form.watch('skills') ?? [...skills]}
          onChange={(chosen) => form.setValue('skills', chosen.length === skills.length ? null : skills.filter((skill) => chosen.includes(skill)))}
        />
      </fieldset>
      {failure !== null && (
        <p role="alert" className="text-meta text-danger">
          {failure}
        </p>
      )}
      {canManage && (
        <div>
          <Button type="submit" variant="primary" disabledReason={isSubmitting ? 'It is being saved.' : null}>
            Save
          </Button>
        </div>
      )}
    </form>
  )
}

function DaysOff({ form, canManage }: { form: UseFormReturn<RepSettings>; canManage: boolean }) {
  const daysOff = form.watch('daysOff')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const isWrong = from === '' || (until !== '' && until < from)
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-meta font-medium text-ink-2">Days off</legend>
      {daysOff.length === 0 && <p className="text-row text-ink-3">None</p>}
      <ul className="flex flex-col gap-1">
        {daysOff.map((one) => (
          <li key={`${one.from} ${one.until}`} className="flex items-center gap-2 text-row text-ink">
            {daysText(`${one.from}..${one.until}`)}
            {one.reason !== undefined && <span className="text-ink-3">{one.reason}</span>}
            {canManage && (
              <button type="button" aria-label={`Remove ${daysText(`${one.from}..${one.until}`)}`} onClick={() => form.setValue('daysOff', daysOff.filter((other) => other !== one))} className="grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink">
                <X size={13} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {canManage && (
        <div className="flex flex-wrap items-end gap-2">
          <Field id="off-from" label="First day">
            <input id="off-from" type="date" value={from} onChange={(event) => setFrom(event.target.value)} className={inputClass} />
          </Field>
          <Field id="off-until" label="Last day">
            <input id="off-until" type="date" value={until} onChange={(event) => setUntil(event.target.value)} className={inputClass} />
          </Field>
          <Button
            disabledReason={isWrong ? 'Choose the first day, and a last day not before it.' : null}
            onClick={() => {
              form.setValue('daysOff', [...daysOff, { from, until: until === '' ? from : until }])
              setFrom('')
              setUntil('')
            }}
          >
            Add
          </Button>
        </div>
      )}
    </fieldset>
  )
}

interface ChecksProps {
  legend: string
  choices: readonly { value: string; label: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

function Checks({ legend, choices, chosen, onChange }: ChecksProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-meta font-medium text-ink-2">{legend}</legend>
      <div className="flex flex-wrap gap-x-3 gap-y-1">
        {choices.map(({ value, label }) => (
          <label key={value} className="inline-flex min-h-7 items-center gap-1.5 text-row text-ink pointer-coarse:min-h-11">
            <input type="checkbox" checked={chosen.includes(value)} onChange={(event) => onChange(event.target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))} className="accent-accent" />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
