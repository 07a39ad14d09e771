import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { relatedId } from '#contract/task.ts'
import { included } from '#web/data/related.ts'
import { isNotFound } from '#web/data/request-failure.ts'
import { taskName } from '#web/data/task-name.ts'
import { taskQuery } from '#web/data/tasks.ts'
import { useVisibleTask, visibleTask } from '#web/data/visible-tasks.ts'
import { isTyping } from '#web/ui/is-typing.ts'
import type { PlayRun } from './play-run.ts'

/**
 * Tells of a task whose turn has come and that needs nobody any more: somebody else was faster, it is gone, or it was given
 * to somebody whose tasks aren't in this run. Under a hand that types or chooses nothing is passed over: returned is what
 * happened, for the person to go on themselves; else null.
 */
export function usePassedOver({ current: id, order, outcomes }: PlayRun, fits: (id: number) => boolean, region: RefObject<HTMLElement | null>, onPassed: (id: number, why: string) => void): string | null {
  const visible = useVisibleTask(id ?? 0)
  const isDeleted = visible?.deletion === 'done'
  const query = useQuery({ ...taskQuery(id ?? 0), enabled: id !== null && !isDeleted })
  const [heldId, setHeldId] = useState<number | null>(null)
  const handleOver = (over: number, text: string) => (isBusyIn(region.current) ? setHeldId(over) : onPassed(over, text))
  const latest = useRef(handleOver)
  useEffect(() => {
    latest.current = handleOver
  })
  /** Whose each task was when the run took it in. */
  const [owners] = useState(() => new Map<number, number | null>())
  useEffect(() => {
    for (const one of order) {
      const task = owners.has(one) ? undefined : visibleTask(one)?.task
      if (task !== undefined) owners.set(one, relatedId(task, 'owner'))
    }
  }, [order, owners])

  const task = visible?.task
  const name = id === null ? '' : taskName(task, id)
  let why: string | null = null
  if (id === null || outcomes.has(id)) why = null
  else if (isDeleted || isNotFound(query.error)) why = `${name} is gone, or no longer yours to see.`
  else if (task?.attributes.state === 'complete') {
    const by = included(task, 'completer')?.attributes.name
    why = `${name} was completed${by ? ` by ${by}` : ''} meanwhile.`
  } else if (task !== undefined && owners.has(id) && owners.get(id) !== relatedId(task, 'owner') && !fits(id)) {
    const owner = included(task, 'owner')?.attributes.name
    why = `${name} was given to ${owner ?? 'somebody else'} meanwhile.`
  }

  useEffect(() => {
    if (id !== null && why !== null && heldId !== id) latest.current(id, why)
  }, [id, why, heldId])
  return heldId === id ? why : null
}

/** Whether something is being typed or chosen: the next key is meant for that. */
function isBusyIn(region: HTMLElement | null): boolean {
  return isTyping(document.activeElement) || region?.querySelector('form:not([hidden])') != null || document.querySelector('body > [data-overlay-container], [role="dialog"], dialog[open]') !== null
}
