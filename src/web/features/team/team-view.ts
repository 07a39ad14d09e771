import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import * as z from 'zod/mini'
import type { WhatIf } from '#web/data/team-board.ts'
import { readDay } from '#web/lib/day-text.ts'
import { paths } from '#web/paths.ts'

const id = z.int().check(z.positive())
const day = z.string().check(z.refine((text) => readDay(text) !== null))
const outSchema = z.object({ userId: id, from: day, until: day })

/** What the board shows, as its address says it. */
export interface TeamView {
  show: 'bars' | 'table'
  by: 'tasks' | 'effort'
  /** Only this team. */
  team: number | null
  /** Whose details are open. */
  person: number | null
  whatIf: WhatIf
}

/** Reads the view from a location's search. What can't be read is left out. */
export function readTeamView(search: string): TeamView {
  const params = new URLSearchParams(search)
  return {
    show: params.get('show') === 'table' ? 'table' : 'bars',
    by: params.get('by') === 'effort' ? 'effort' : 'tasks',
    team: readId(params.get('team')),
    person: readId(params.get('person')),
    whatIf: readWhatIf(params),
  }
}

/** The search of `view`. */
export function writeTeamView({ show, by, team, person, whatIf }: TeamView): string {
  const params = new URLSearchParams()
  if (show !== 'bars') params.set('show', show)
  if (by !== 'tasks') params.set('by', by)
  if (team !== null) params.set('team', String(team))
  if (person !== null) params.set('person', String(person))
  writeWhatIf(params, whatIf)
  return searchText(params)
}

/** `out=5:2026-11-23..2026-11-25,…` and `cap=all:60,5:20`. */
export function readWhatIf(params: URLSearchParams): WhatIf {
  const away = words(params.get('out')).flatMap((word) => {
    const [, userId, from, until] = /^(\d+):(.*)\.\.(.*)$/.exec(word) ?? []
    const read = z.safeParse(outSchema, { userId: Number(userId), from, until })
    return read.success && read.data.from <= read.data.until ? [read.data] : []
  })
  const caps = words(params.get('cap')).flatMap((word) => {
    const [, who, most] = /^(all|[1-9]\d{0,15}):(\d{1,4})$/.exec(word) ?? []
    return who === undefined ? [] : [[who, Number(most)] as const]
  })
  return { away, caps: Object.fromEntries(caps) }
}

/** Says `whatIf` in an address. */
export function writeWhatIf(params: URLSearchParams, { away, caps }: WhatIf): void {
  if (away.length > 0) params.set('out', away.map(({ userId, from, until }) => `${userId}:${from}..${until}`).join(','))
  if (Object.keys(caps).length > 0) params.set('cap', Object.entries(caps).map(([who, most]) => `${who}:${most}`).join(','))
}

/** A search with what means itself in a query left as it is: it reads better. */
export function searchText(params: URLSearchParams): string {
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text && `?${text}`
}

/** The parts of a list in an address, each once. */
export function words(text: string | null): string[] {
  return [...new Set((text ?? '').split(',').filter((word) => word !== ''))]
}

/** A positive whole number written in the one way. */
export function readId(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null
}

export type ChangeTeamView = (change: Partial<TeamView>) => void

/** The view that the address says, and the way to change it. */
export function useTeamView(): [TeamView, ChangeTeamView] {
  const search = useSearch()
  const [, navigate] = useLocation()
  const view = useMemo(() => readTeamView(search), [search])
  const change = useCallback<ChangeTeamView>(
    (part) => navigate(paths.team + writeTeamView({ ...readTeamView(location.search), ...part }), { replace: true }),
    [navigate],
  )
  return [view, change]
}
