import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { relatedId, type Task } from '#contract/task.ts'
import { accountOwnersQuery } from '#web/data/account-owners.ts'
import { boardPeople } from '#web/data/team-board.ts'
import { teamLoadQuery } from '#web/data/team-load.ts'
import { windowBounds, workWindows } from '#web/lib/work-windows.ts'
import { calendarDay, startOfDay } from '#web/lib/zoned-time.ts'
import type { PickablePerson } from '#web/ui/person-picker.tsx'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { orderByFit, type FitFacts } from './people-fit.ts'

/** `people` with who fits `task` best first and their load beside the name; as given until that is known, or without a task. */
export function useFittingPeople(people: readonly PickablePerson[], task: Pick<Task, 'relationships'> | null): readonly PickablePerson[] {
  const now = useNow()
  const today = startOfDay(calendarDay(now, viewerZone), viewerZone)
  const windows = useMemo(() => workWindows(today, viewerZone), [today])
  const { data: load } = useQuery(teamLoadQuery(useMemo(() => windowBounds(windows), [windows])))
  const [present, accountId] = task === null ? [null, null] : [relatedId(task, 'owner'), relatedId(task, 'account')]
  const { data: owners } = useQuery(accountOwnersQuery(accountId))
  return useMemo(() => {
    const known = boardPeople(load?.isLive ? load.data : [], windows)
    const teams = known.find(({ id }) => id === present)?.teams ?? []
    const facts = new Map(known.map(({ id, cells, teams: theirs }): [number, FitFacts] => [id, {
      today: (cells[0]?.count ?? 0) + (cells[1]?.count ?? 0), capacity: cells[1]?.capacity ?? null,
      isSameTeam: theirs.some((team) => teams.includes(team)), sameAccount: owners?.get(id) ?? 0,
    }]))
    return orderByFit(people, facts, present)
  }, [load, windows, owners, people, present])
}
