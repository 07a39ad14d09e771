import { useMemo, useState, type ReactNode } from 'react'
import { longestMessage } from '#contract/team-message.ts'
import { toMoveInput } from '#web/data/plan-input.ts'
import type { BoardPerson } from '#web/data/team-board.ts'
import type { WorkWindow } from '#web/lib/work-windows.ts'
import { BlankSlate } from '#web/ui/blank-slate.tsx'
import { Button } from '#web/ui/button.tsx'
import { Mark } from '#web/ui/mark.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { inputClass } from '#web/ui/field.tsx'
import { CellSheet, type LoadCell } from './cell-sheet.tsx'
import { hasPick, type ChangePlan, type PlanAddress } from './plan-address.ts'
import { PlanCompare } from './plan-compare.tsx'
import { PlanLoads } from './plan-loads.tsx'
import type { Pinned } from './plan-pins.ts'
import { PlanTasksList } from './plan-tasks-list.tsx'
import { someNames } from './plan-words.ts'
import type { ShownPlan, usePlan } from './use-plan.ts'

interface PlanPreviewProps {
  address: PlanAddress
  change: ChangePlan
  people: readonly BoardPerson[]
  windows: readonly WorkWindow[]
  query: ReturnType<typeof usePlan>['query']
  shown: ShownPlan | null
  isAskingWhoSpoke: boolean
  nameOf: (id: number) => string
  /** A word to who receives; null where the service keeps none. */
  note: string | null
  onNote: (note: string) => void
  onApply: () => void
  isApplying: boolean
  now: () => number
}

/** What the plan would do, before anything happens. */
export function PlanPreview({ address, change, people, windows, query, shown, isAskingWhoSpoke, nameOf, note, onNote, onApply, isApplying, now }: PlanPreviewProps) {
  const [cell, setCell] = useState<LoadCell | null>(null)
  const capacityOf = useMemo(() => capacityLookup(people, windows), [people, windows])
  const unlocked = useMemo(() => people.filter(({ isLocked }) => !isLocked), [people])
  if (!hasPick(address)) return <BlankSlate picture={<Mark size={32} />} title="Pick whose work moves">Choose people, receivers and a rule. Nothing happens before you apply it.</BlankSlate>
  if (query.isError) return <BlankSlate picture={<Mark size={32} />} title="The tasks can’t be read just now" action={<Button onClick={() => void query.refetch()}>Try again</Button>}>{query.error.message}</BlankSlate>
  if (shown === null) return <div aria-busy="true" className="h-96" />
  const { plan, tasks, compared } = shown
  const pins = { tasks: address.taskPins, accounts: address.accountPins }
  const pin = ({ kind, id }: Pinned, personId: number | null) => {
    const name = kind === 'task' ? 'taskPins' : 'accountPins'
    const { [id]: _before, ...rest } = address[name]
    change({ [name]: personId === null ? rest : { ...rest, [id]: personId } })
  }
  const changed = plan.stays.filter(({ reason }) => reason === 'changed').length
  const staying = plan.stays.length
  return (
    <div className="flex flex-col gap-6 p-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p role="status" data-tabular className="text-body text-ink">
          <strong className="font-semibold">{plan.moves.length} {plan.moves.length === 1 ? 'task moves' : 'tasks move'}</strong>
          {staying > 0 && `, ${staying} ${staying === 1 ? 'stays' : 'stay'}`}
          {query.data?.isWhole === false && ' (only the first 10,000 were read)'}
        </p>
        <OverCapacity plan={plan} nameOf={nameOf} />
        <div className="ml-auto flex gap-2">
          {changed > 0 && <Button onClick={() => change({ at: new Date(now()).toISOString() })}>Take in the {changed} changed</Button>}
          <Button
            variant="primary"
            disabledReason={isApplying ? 'It is being applied.' : address.to.length === 0 && Object.keys({ ...pins.tasks, ...pins.accounts }).length === 0 ? 'Choose who receives the tasks.' : plan.moves.length === 0 ? 'Nothing would move.' : isAskingWhoSpoke ? 'Who spoke to whom is being looked up.' : null}
            onClick={onApply}
          >
            Move {plan.moves.length} {plan.moves.length === 1 ? 'task' : 'tasks'}
          </Button>
        </div>
      </div>
      {note !== null && (
        <label className="flex flex-wrap items-center gap-x-3 gap-y-1 text-row text-ink-2">
          <span>A word to the receivers</span>
          <input value={note} maxLength={longestMessage} onChange={(event) => onNote(event.target.value)} placeholder="Why it comes to them" className={classNames(inputClass, 'min-w-40 flex-1')} />
        </label>
      )}
      <Part title="Load before and after">
        <PlanLoads plan={plan} receiverIds={address.to} windows={windows} nameOf={nameOf} onPin={pin} capacityOf={capacityOf} onOpen={setCell} />
        {cell !== null && <CellSheet cell={cell} plan={plan} tasks={tasks} windows={windows} nameOf={nameOf} onClose={() => setCell(null)} />}
      </Part>
      <Part title="The same by each rule">
        <PlanCompare compared={compared} chosen={address.rule} />
      </Part>
      <Part title="Each task">
        <PlanTasksList plan={plan} tasks={tasks} pins={pins} people={unlocked} nameOf={nameOf} onPin={pin} />
      </Part>
    </div>
  )
}

function OverCapacity({ plan: { over }, nameOf }: { plan: ShownPlan['plan']; nameOf: (id: number) => string }) {
  const worse = [...new Set(over.filter(({ before, after }) => after > before).map(({ personId }) => personId))]
  if (worse.length === 0) return <p className="text-row text-good">Nobody ends over capacity by it</p>
  return <p className="text-row font-medium text-danger">Over capacity: {someNames(worse.map(nameOf))}</p>
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-2 text-row font-semibold text-ink">{title}</h2>
      {children}
    </section>
  )
}

/** What each person can do in each column of the plan, by the same figures that the planner had. */
function capacityLookup(people: readonly BoardPerson[], windows: readonly WorkWindow[]): (id: number, column: number) => number | null {
  const { people: planned } = toMoveInput([], people, windows, new Map(), { at: null, receiverIds: [], keepAccounts: false, keepProspects: false, sameTeam: false, bySkill: false, pins: { tasks: {}, accounts: {} } })
  const capacities = new Map(planned.map(({ id, capacity }) => [id, capacity]))
  return (id, column) => capacities.get(id)?.[column] ?? null
}
