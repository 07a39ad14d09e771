import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { moveRules, planMove, type MovePlan, type MoveRule } from '#contract/move-plan.ts'
import { relatedId, type Task } from '#contract/task.ts'
import { summarize, toMoveInput, type PlanSummary } from '#web/data/plan-input.ts'
import { planTasksQuery, spokeLastQuery, type TaskPick } from '#web/data/plan-tasks.ts'
import type { BoardPerson } from '#web/data/team-board.ts'
import { subscribeToVisible, visibleTask, visibleVersion } from '#web/data/visible-tasks.ts'
import type { WorkWindow } from '#web/lib/work-windows.ts'
import { viewerZone } from '#web/ui/use-now.ts'
import { hasPick, type PlanAddress } from './plan-address.ts'

/** A plan as it stands: its tasks, what would happen, and what the other rules would come to. */
export interface ShownPlan {
  tasks: ReadonlyMap<number, Task>
  plan: MovePlan
  compared: readonly { rule: MoveRule; summary: PlanSummary }[]
}

/** Reads what an address picks, and plans it. `shown` is null as long as something is missing. */
export function usePlan(address: PlanAddress, people: readonly BoardPerson[], windows: readonly WorkWindow[]) {
  const { from, until, isPendingToo, ids, list } = address
  const pickKey = JSON.stringify({ from, until, isPendingToo, ids, list } satisfies TaskPick)
  const pick = useMemo(() => JSON.parse(pickKey) as TaskPick, [pickKey])
  const query = useQuery({ ...planTasksQuery(pick, viewerZone), enabled: hasPick(address) && address.group === null })
  const version = useSyncExternalStore(subscribeToVisible, visibleVersion)
  // The copies change in place: the version says when to look again.
  const tasks = useMemo(() => (version >= 0 ? (query.data?.ids ?? []) : []).flatMap((id) => visibleTask(id)?.task ?? []), [query.data, version])
  const prospectIds = useMemo(
    () => (address.keepProspects ? [...new Set(tasks.flatMap((task) => relatedId(task, 'prospect') ?? []))].sort((a, b) => a - b) : []),
    [tasks, address.keepProspects],
  )
  const spokeLast = useQuery(spokeLastQuery(prospectIds))

  const conditions = JSON.stringify(conditionsOf(address))
  const input = useMemo(
    () => (query.data === undefined || people.length === 0 ? null : toMoveInput(tasks, people, windows, spokeLast.data ?? new Map(), JSON.parse(conditions) as ReturnType<typeof conditionsOf>)),
    [query.data, tasks, people, windows, spokeLast.data, conditions],
  )
  const byId = useMemo(() => new Map(tasks.map((task) => [task.id, task])), [tasks])
  // All rules are planned to be compared; another choice among them is no reason to plan again.
  const byRule = useMemo(() => (input === null ? null : moveRules.map((rule) => ({ rule, plan: planMove({ ...input, rule }) }))), [input])
  const compared = useMemo(() => (byRule ?? []).map(({ rule, plan }) => ({ rule, summary: summarize(plan, input?.receiverIds ?? []) })), [byRule, input])
  const plan = byRule?.find(({ rule }) => rule === address.rule)?.plan
  const shown = useMemo<ShownPlan | null>(() => (plan === undefined ? null : { tasks: byId, plan, compared }), [byId, plan, compared])
  return { query, shown, isAskingWhoSpoke: address.keepProspects && spokeLast.isFetching }
}

function conditionsOf({ to, keepAccounts, keepProspects, sameTeam, bySkill, taskPins, accountPins, at }: PlanAddress) {
  return { receiverIds: to, keepAccounts, keepProspects, sameTeam, bySkill, pins: { tasks: taskPins, accounts: accountPins }, at }
}
