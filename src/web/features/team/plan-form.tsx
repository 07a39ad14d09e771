import { useVirtualizer } from '@tanstack/react-virtual'
import { useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { moveRules } from '#contract/move-plan.ts'
import type { Person } from '#contract/session.ts'
import { standingOf, type BoardPerson } from '#web/data/team-board.ts'
import { Button } from '#web/ui/button.tsx'
import { Field, inputClass } from '#web/ui/field.tsx'
import type { ChangePlan, PlanAddress } from './plan-address.ts'
import { totalCount } from './plan-load-order.ts'
import { ruleWords } from './plan-words.ts'

/** A leave's days while they are chosen. */
function LeaveDays({ leave, change }: { leave: PlanAddress['leave']; change: ChangePlan }) {
  const [from, setFrom] = useState(leave?.from ?? '')
  const [until, setUntil] = useState(leave?.until ?? '')
  const choose = (nextFrom: string, nextUntil: string) => {
    setFrom(nextFrom)
    setUntil(nextUntil)
    change({ leave: nextFrom !== '' && nextUntil !== '' && nextFrom <= nextUntil ? { from: nextFrom, until: nextUntil } : null })
  }
  return (
    <Group legend="A leave">
      <p className="text-meta text-ink-3">Say from when until when they are away, and what is still open then can be given back in one go.</p>
      <div className="grid grid-cols-2 gap-2">
        <Field id="leave-from" label="First day away">
          <input id="leave-from" type="date" value={from} onChange={(event) => choose(event.target.value, until)} className={inputClass} />
        </Field>
        <Field id="leave-until" label="Last day away" error={from !== '' && until !== '' && until < from ? 'Not before the first day.' : undefined}>
          <input id="leave-until" type="date" value={until} onChange={(event) => choose(from, event.target.value)} className={inputClass} />
        </Field>
      </div>
    </Group>
  )
}

interface PlanFormProps {
  plan: PlanAddress
  change: ChangePlan
  people: readonly BoardPerson[]
  user: Person
  /** Whether the service keeps who covers whom. */
  canCover: boolean
}

/** What moves, to whom, and by which rule. */
export function PlanForm({ plan, change, people, user, canCover }: PlanFormProps) {
  const byName = useMemo(() => people.toSorted((a, b) => a.name.localeCompare(b.name)), [people])
  const toggled = (list: readonly number[], id: number, isIn: boolean) => (isIn ? [...list, id] : list.filter((other) => other !== id))
  return (
    <form aria-label="Plan" onSubmit={(event) => event.preventDefault()} className="flex flex-col gap-5 p-4">
      <Group legend="What moves">
        {plan.ids.length > 0 || plan.list !== null ? (
          <div className="flex flex-wrap items-center gap-2">
            <p className="text-row text-ink">{plan.ids.length > 0 ? `${plan.ids.length} picked tasks` : 'The tasks of a list'}</p>
            <Button variant="ghost" onClick={() => change({ ids: [], list: null })}>
              Pick otherwise
            </Button>
          </div>
        ) : (
          <>
            <Checks label="Everything of" people={byName.filter(({ id, canManage }) => canManage || id === user.id)}>
              {({ id, name, cells }) => (
                <Check label={name} detail={`${totalCount(cells)} open`} isChecked={plan.from.includes(id)} onChange={(isIn) => change({ from: toggled(plan.from, id, isIn), to: plan.to.filter((other) => other !== id) })} />
              )}
            </Checks>
            <Field id="plan-until" label="Due until, with what is overdue (empty: all)">
              <input id="plan-until" type="date" value={plan.until ?? ''} onChange={(event) => change({ until: event.target.value === '' ? null : event.target.value })} className={inputClass} />
            </Field>
            <Check label="Also what isn’t workable yet" isChecked={plan.isPendingToo} onChange={(isPendingToo) => change({ isPendingToo })} />
          </>
        )}
      </Group>
      {canCover && plan.from.length === 1 && plan.ids.length === 0 && plan.list === null && <LeaveDays key={plan.from[0]} leave={plan.leave} change={change} />}
      <Group legend="To whom">
        <Checks label="Receivers" people={byName.filter(({ isLocked }) => !isLocked)}>
          {(person) => <Check label={person.name} detail={roomText(person)} isChecked={plan.to.includes(person.id)} onChange={(isIn) => change({ to: toggled(plan.to, person.id, isIn) })} />}
        </Checks>
        <Button onClick={() => change({ to: byName.filter((person) => !person.isLocked && !plan.from.includes(person.id) && standingOf(person) !== 'off').map(({ id }) => id) })}>Everybody else who is in today</Button>
      </Group>
      <Group legend="How">
        {moveRules.map((rule) => (
          <label key={rule} className="flex min-h-8 items-start gap-2 text-row text-ink pointer-coarse:min-h-11">
            <input type="radio" name="rule" checked={plan.rule === rule} onChange={() => change({ rule })} className="mt-1 accent-accent" />
            <span>
              {ruleWords[rule].name}
              <span className="block text-meta text-ink-3">{ruleWords[rule].does}</span>
            </span>
          </label>
        ))}
        <Check label="Keep each account together" isChecked={plan.keepAccounts} onChange={(keepAccounts) => change({ keepAccounts })} />
        <Check label="Keep a prospect with who dealt with them last" isChecked={plan.keepProspects} onChange={(keepProspects) => change({ keepProspects })} />
        <Check label="Only within the owner’s team" isChecked={plan.sameTeam} onChange={(sameTeam) => change({ sameTeam })} />
        <Check label="Only to who takes over such tasks" isChecked={plan.bySkill} onChange={(bySkill) => change({ bySkill })} />
      </Group>
    </form>
  )
}

function roomText(person: BoardPerson): string {
  const [overdue, today] = person.cells
  if (today?.capacity === 0) return 'off today'
  return `${(overdue?.count ?? 0) + (today?.count ?? 0)} of ${today?.capacity ?? 0} today`
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-row font-semibold text-ink">{legend}</legend>
      {children}
    </fieldset>
  )
}

/** A list of people to tick, of which only those in sight, and some more for the next Tab, are in the document. */
function Checks({ label, people, children }: { label: string; people: readonly BoardPerson[]; children: (person: BoardPerson) => ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({ count: people.length, getScrollElement: () => scroller.current, estimateSize: () => 28, getItemKey: (index) => people[index]?.id ?? index, overscan: 8 })
  return (
    <div ref={scroller} role="group" aria-label={label} tabIndex={0} className="max-h-44 overflow-y-auto rounded-md border border-line-2 px-2 py-1">
      <div role="list" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const person = people[index]
          return person && (
            <div key={key} ref={virtualizer.measureElement} data-index={index} role="listitem" aria-setsize={people.length} aria-posinset={index + 1} style={{ transform: `translateY(${start}px)` }} className="absolute inset-x-0">
              {children(person)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface CheckProps {
  label: string
  detail?: string
  isChecked: boolean
  onChange: (isChecked: boolean) => void
}

function Check({ label, detail, isChecked, onChange }: CheckProps) {
  const detailId = useId()
  return (
    <label className="flex min-h-7 items-center gap-2 text-row text-ink pointer-coarse:min-h-11">
      <input type="checkbox" aria-label={label} aria-describedby={detail === undefined ? undefined : detailId} checked={isChecked} onChange={(event) => onChange(event.target.checked)} className="shrink-0 accent-accent" />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {detail !== undefined && (
        <span id={detailId} data-tabular className="text-meta text-ink-3">
          {detail}
        </span>
      )}
    </label>
  )
}
