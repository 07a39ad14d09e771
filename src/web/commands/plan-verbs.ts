import { Shuffle } from 'lucide-react'
import { navigate } from 'wouter/use-browser-location'
import { formatListQuery } from '#contract/list-query-format.ts'
import { writeIdList } from '#web/lib/id-list.ts'
import { paths } from '#web/paths.ts'
import type { Command } from './command.ts'
import { taskSurface } from './task-surface.ts'

const targets = () => taskSurface()?.targets() ?? []
const filters = () => taskSurface()?.filters?.() ?? null

/** Moves to be planned: of what is selected or the task at hand, and of all that a list holds. */
export const planVerbs: readonly Command[] = [
  {
    id: 'selection.plan', title: 'Plan a move…', group: 'Team', keywords: 'hand over reassign many people share out', icon: Shuffle,
    get disabledReason() {
      return targets().length === 0 ? 'There is no task here to move.' : null
    },
    run: () => navigate(`${paths.plan}?ids=${writeIdList(targets())}`),
  },
  {
    id: 'list.plan', title: 'Plan a move of this whole list…', group: 'Team', keywords: 'hand over reassign view share out', icon: Shuffle,
    get disabledReason() {
      return filters() === null ? 'There is no list here.' : null
    },
    run: () => navigate(`${paths.plan}?list=${encodeURIComponent(formatListQuery({ filters: filters() ?? [] }))}`),
  },
]
