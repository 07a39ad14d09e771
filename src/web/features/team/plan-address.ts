import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { moveRules, type MoveRule } from '#contract/move-plan.ts'
import type { WhatIf } from '#web/data/team-board.ts'
import { readIdList, writeIdList } from '#web/lib/id-list.ts'
import { readDay } from '#web/lib/day-text.ts'
import { paths } from '#web/paths.ts'
import { readId, readWhatIf, searchText, words, writeWhatIf } from './team-view.ts'

/** All that a plan is made from, as its address says it: whoever opens the address sees the same plan. */
export interface PlanAddress {
  /** Everything of these people … */
  from: readonly number[]
  /** … due until this day, the overdue included; null is all of it. */
  until: string | null
  /** … also what isn't workable yet. */
  isPendingToo: boolean
  /** Or these tasks, picked elsewhere. */
  ids: readonly number[]
  /** Or the tasks of a list, in the grammar of `GET /tasks`. */
  list: string | null
  to: readonly number[]
  rule: MoveRule
  keepAccounts: boolean
  keepProspects: boolean
  sameTeam: boolean
  bySkill: boolean
  taskPins: Readonly<Record<number, number>>
  accountPins: Readonly<Record<number, number>>
  whatIf: WhatIf
  /** The days of a leave that the move covers; null for a plain move. */
  leave: { from: string; until: string } | null
  /** When the plan was made: what changed since doesn't move. */
  at: string | null
  /** The group of the pending log in which it was applied. */
  group: string | null
}

/** Reads a plan from a location's search. What can't be read is left out. */
export function readPlanAddress(search: string): PlanAddress {
  const params = new URLSearchParams(search)
  const has = (name: string, word: string) => words(params.get(name)).includes(word)
  const pins = words(params.get('pin')).flatMap((word) => {
    const [, kind, id, person] = /^([ta])([1-9]\d{0,14}):([1-9]\d{0,14})$/.exec(word) ?? []
    return kind === undefined ? [] : [{ kind, id: Number(id), person: Number(person) }]
  })
  const pinned = (kind: string) => Object.fromEntries(pins.filter((pin) => pin.kind === kind).map(({ id, person }) => [id, person]))
  const [leaveFrom = '', leaveUntil = ''] = (params.get('leave') ?? '').split('..')
  const [until, at, group] = [params.get('until'), params.get('at'), params.get('group')]
  return {
    from: readIds(params.get('from')), until: until !== null && readDay(until) ? until : null, isPendingToo: has('also', 'pending'),
    ids: readIdList(params.get('ids')), list: params.get('list'), to: readIds(params.get('to')),
    rule: moveRules.find((rule) => rule === params.get('rule')) ?? 'capacity',
    keepAccounts: has('keep', 'accounts'), keepProspects: has('keep', 'prospects'), sameTeam: has('only', 'team'), bySkill: has('only', 'skill'),
    taskPins: pinned('t'), accountPins: pinned('a'), whatIf: readWhatIf(params),
    leave: readDay(leaveFrom) && readDay(leaveUntil) && leaveFrom <= leaveUntil ? { from: leaveFrom, until: leaveUntil } : null,
    at: at !== null && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) && !Number.isNaN(Date.parse(at)) ? at : null,
    group: group !== null && /^[\w-]{1,64}$/.test(group) ? group : null,
  }
}

/** The search of a plan. */
export function writePlanAddress(plan: PlanAddress): string {
  const params = new URLSearchParams()
  const set = (name: string, list: readonly (string | number | false)[]) => {
    const said = list.filter((word) => word !== false)
    if (said.length > 0) params.set(name, said.join(','))
  }
  set('from', plan.from)
  if (plan.until !== null) params.set('until', plan.until)
  set('also', [plan.isPendingToo && 'pending'])
  if (plan.ids.length > 0) params.set('ids', writeIdList(plan.ids))
  if (plan.list !== null) params.set('list', plan.list)
  set('to', plan.to)
  if (plan.rule !== 'capacity') params.set('rule', plan.rule)
  set('keep', [plan.keepAccounts && 'accounts', plan.keepProspects && 'prospects'])
  set('only', [plan.sameTeam && 'team', plan.bySkill && 'skill'])
  set('pin', [...Object.entries(plan.taskPins).map(([id, person]) => `t${id}:${person}`), ...Object.entries(plan.accountPins).map(([id, person]) => `a${id}:${person}`)])
  writeWhatIf(params, plan.whatIf)
  if (plan.leave !== null) params.set('leave', `${plan.leave.from}..${plan.leave.until}`)
  if (plan.at !== null) params.set('at', plan.at)
  if (plan.group !== null) params.set('group', plan.group)
  return searchText(params)
}

/** Whether anything was picked. */
export function hasPick({ from, ids, list }: PlanAddress): boolean {
  return from.length > 0 || ids.length > 0 || list !== null
}

function readIds(text: string | null): number[] {
  return words(text).flatMap((word) => readId(word) ?? [])
}

export type ChangePlan = (change: Partial<PlanAddress>) => void

/** The plan that the address says, and the way to change it. Picking anything dates the plan, if nothing did. */
export function usePlanAddress(now: () => number): [PlanAddress, ChangePlan] {
  const search = useSearch()
  const [, navigate] = useLocation()
  const plan = useMemo(() => readPlanAddress(search), [search])
  const change = useCallback<ChangePlan>(
    (part) => {
      const next = { ...readPlanAddress(location.search), ...part }
      const at = hasPick(next) ? (next.at ?? new Date(now()).toISOString()) : null
      navigate(paths.plan + writePlanAddress({ ...next, at }), { replace: true })
    },
    [navigate, now],
  )
  return [plan, change]
}
