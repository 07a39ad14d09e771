import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Cover, CoverFate } from '#contract/cover.ts'
import { acceptedTasks } from '#web/data/accepted-tasks.ts'
import { coverQuery, giveBack } from '#web/data/covers.ts'
import { taskName } from '#web/data/task-name.ts'
import { daysText } from '#web/lib/days-text.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/button.tsx'
import { say } from '#web/ui/messages.ts'
import { SideSheet } from '#web/ui/side-sheet.tsx'
import { viewerZone } from '#web/ui/use-now.ts'

const fates: readonly { fate: CoverFate; title: (name: string) => string }[] = [
  { fate: 'open', title: (name) => `Still open, comes back to ${name}` },
  { fate: 'done', title: () => 'Done meanwhile' },
  { fate: 'passedOn', title: () => 'Given to somebody else since, stays there' },
  { fate: 'withOwner', title: (name) => `With ${name} already` },
  { fate: 'deleted', title: () => 'Deleted' },
]

/** What happened while somebody was away, and, after one confirmation, the way back for what is still open. */
export function CoverSheet({ cover, canMove, onClose }: { cover: Cover; canMove: boolean; onClose: () => void }) {
  const { userName, from, until } = cover.attributes
  const { data, isError } = useQuery(coverQuery(cover.id, viewerZone))
  const [isEnding, setIsEnding] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [, navigate] = useLocation()
  const open = data?.attributes.fates.open ?? 0

  const end = async () => {
    setIsEnding(true)
    try {
      const given = await giveBack(cover.id, viewerZone)
      const kept = `The cover of ${userName} stays, because not everything went back`
      if (given.skipped.length > 0) {
        const names = given.skipped.map(({ taskId }) => taskName(acceptedTasks.get(taskId), taskId))
        setFailure(`${kept}. ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''} could not be given back: ${given.skipped[0]?.reason ?? ''}`)
        setIsEnding(false)
        return
      }
      say(given.count === 0 ? `Nothing was left to give back to ${userName}.` : `Giving ${given.count} ${given.count === 1 ? 'task' : 'tasks'} back to ${userName}.`, { isShown: true })
      void given.ended.then((isEnded) => isEnded || say(`${kept}.`, { isShown: true }))
      onClose()
      if (given.count > 0) navigate(`${paths.plan}?group=${given.groupId}`)
    } catch (error) {
      setFailure(error instanceof Error ? error.message : 'That could not be done.')
      setIsEnding(false)
    }
  }

  return (
    <SideSheet
      title={`While ${userName} was away`}
      onClose={onClose}
      footer={
        canMove && cover.attributes.canEnd ? (
          <Button variant="primary" disabledReason={data === undefined ? 'It is being read.' : isEnding ? 'It is under way.' : null} onClick={() => void end()}>
            {open === 0 ? 'End the cover' : `Give ${open} ${open === 1 ? 'task' : 'tasks'} back and end the cover`}
          </Button>
        ) : (
          <p className="text-row text-ink-3">Their manager gives the work back.</p>
        )
      }
    >
      <div className="flex flex-col gap-5 p-4">
        <p className="text-row text-ink-2">{daysText(`${from}..${until}`)}</p>
        {failure !== null && (
          <p role="alert" className="text-row text-danger">
            {failure}
          </p>
        )}
        {isError && <p className="text-row text-danger">The briefing can’t be read just now.</p>}
        {data !== undefined &&
          fates.map(({ fate, title }) => {
            const tasks = data.attributes.tasks.filter((task) => task.fate === fate)
            return tasks.length === 0 ? null : (
              <section key={fate} aria-label={title(userName)}>
                <h3 className="mb-1 text-row font-semibold text-ink">
                  {title(userName)} <span className="font-normal text-ink-3">{tasks.length}</span>
                </h3>
                <ul>
                  {tasks.map(({ taskId, owner, completer }) => (
                    <li key={taskId} className="flex min-h-8 items-center gap-3 border-t border-line text-row text-ink">
                      {fate === 'deleted' ? (
                        <span className="min-w-0 flex-1 truncate">{taskName(undefined, taskId)}</span>
                      ) : (
                        <Link href={`${paths.inbox}?owner=all&state=any&task=${taskId}`} className="min-w-0 flex-1 truncate hover:underline">
                          {taskName(acceptedTasks.get(taskId), taskId)}
                        </Link>
                      )}
                      <span className="shrink-0 text-meta text-ink-3">{fate === 'done' ? (completer ?? 'by itself') : fate === 'deleted' ? '' : owner}</span>
                    </li>
                  ))}
                </ul>
              </section>
            )
          })}
      </div>
    </SideSheet>
  )
}
