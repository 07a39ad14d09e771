import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { usualSettings } from '#contract/rep-settings.ts'
import { teamLoadQuery } from '#web/data/team-load.ts'
import { windowBounds, workWindows } from '#web/lib/work-windows.ts'
import type { WorkWeek } from '#web/lib/work-week.ts'
import { calendarDay, startOfDay } from '#web/lib/zoned-time.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'

/** When a person works, as far as the service says; the usual week until then, and where nobody says. */
export function useWorkWeek(personId: number | null): WorkWeek {
  const today = startOfDay(calendarDay(useNow(), viewerZone), viewerZone)
  const bounds = useMemo(() => windowBounds(workWindows(today, viewerZone)), [today])
  const { data } = useQuery(teamLoadQuery(bounds))
  return data?.data.find(({ id }) => id === personId)?.attributes.settings ?? usualSettings
}
