import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import type { PersonAction } from '#web/data/log-entry.ts'
import { isNotFound } from '#web/data/request-failure.ts'
import { taskQuery } from '#web/data/tasks.ts'
import { useVisibleTask } from '#web/data/visible-tasks.ts'
import { classNames } from '#web/ui/class-names.ts'
import { DrawerHeader } from './drawer-header.tsx'
import { DrawerFailed, DrawerNotFound, DrawerSkeleton } from './drawer-states.tsx'
import { TaskActions } from './task-actions.tsx'
import { TaskBody } from './task-body.tsx'

interface TaskDrawerProps {
  taskId: number
  takesFocus: boolean
  isSheet: boolean
  onAct: (action: PersonAction) => void
  onClose: () => void
  onStep: ((delta: 1 | -1) => void) | null
}

/** One task beside the list (over it where there is no room): everything about it, and what can be done with it. */
export function TaskDrawer({ taskId, takesFocus, isSheet, onAct, onClose, onStep }: TaskDrawerProps) {
  const region = useRef<HTMLElement>(null)
  const visible = useVisibleTask(taskId)
  const isDeleted = visible?.deletion === 'done'
  const query = useQuery({ ...taskQuery(taskId), enabled: !isDeleted })

  useLayoutEffect(() => {
    if (takesFocus) region.current?.focus({ preventScroll: true })
  }, [takesFocus])

  function handleKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onClose()
  }

  const isGone = isDeleted || isNotFound(query.error)
  return (
    <section
      ref={region}
      role="region"
      data-drawer
      aria-label="Task details"
      aria-busy={query.isPending}
      tabIndex={-1}
      onKeyDown={handleKeyDown}
      className={classNames(
        'z-20 flex flex-col overflow-hidden bg-surface outline-none',
        isSheet
          ? 'fixed inset-0 pb-[env(safe-area-inset-bottom)]'
          : 'absolute inset-y-0 right-0 w-120 max-w-full border-l border-line max-lg:shadow-sheet lg:w-(--drawer) lg:static lg:shrink-0',
      )}
    >
      <DrawerHeader visible={isGone ? null : visible} isSheet={isSheet} onClose={onClose} onStep={onStep} />
      {isGone ? (
        <DrawerNotFound taskId={taskId} onClose={onClose} />
      ) : visible !== null ? (
        <>
          <TaskBody visible={visible} isComplete={query.isSuccess} />
          <TaskActions visible={visible} onAct={onAct} />
        </>
      ) : query.isError ? (
        <DrawerFailed message={query.error.message} onRetry={() => void query.refetch()} />
      ) : (
        <DrawerSkeleton />
      )}
    </section>
  )
}
