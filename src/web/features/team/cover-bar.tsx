import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import type { Cover } from '#contract/cover.ts'
import { coversQuery } from '#web/data/covers.ts'
import { pendingActions } from '#web/data/pending-actions.ts'
import { daysText } from '#web/lib/days-text.ts'
import { settleCovers } from '#web/task/taken-back-cover.ts'
import { Button } from '#web/ui/button.tsx'
import { preloadable } from '#web/ui/preloadable.tsx'

const coverSheet = preloadable(async () => (await import('./cover-sheet.tsx')).CoverSheet)

const none: readonly Cover[] = []

/** Who is away, who has their work meanwhile, and the way to give it back. */
export function CoverBar({ canMove }: { canMove: boolean }) {
  const { data: covers = none } = useQuery(coversQuery)
  const [opened, setOpened] = useState<number | null>(null)
  useEffect(() => {
    void pendingActions.ready().then(() => settleCovers(covers.map(({ attributes }) => attributes.groupId)))
  }, [covers])
  const cover = covers.find(({ id }) => id === opened)
  if (covers.length === 0) return null
  return (
    <ul aria-label="Covered leaves" className="shrink-0 border-b border-line">
      {covers.map(({ id, attributes }) => (
        <li key={id} className="flex min-h-10 flex-wrap items-center gap-x-3 px-4 py-1 text-row text-ink-2">
          <span>
            <strong className="font-medium text-ink">{attributes.userName}</strong> is away {daysText(`${attributes.from}..${attributes.until}`)}: {attributes.fates.open} open {attributes.fates.open === 1 ? 'task' : 'tasks'} with {attributes.coveredBy.map(({ name }) => name).join(', ')}
          </span>
          <Button variant="ghost" aria-haspopup="dialog" aria-label={`Briefing for ${attributes.userName}`} onClick={() => setOpened(id)}>
            Briefing
          </Button>
        </li>
      ))}
      {cover && (
        <Suspense fallback={null}>
          <coverSheet.Component cover={cover satisfies Cover} canMove={canMove} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </ul>
  )
}
