import { useQuery } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { PersonAction } from '#web/data/log-entry.ts'
import { saveKeptNotes } from '#web/data/note-drafts.ts'
import { pendingActions } from '#web/data/pending-actions.ts'
import { queryClient } from '#web/data/query-client.ts'
import { isNotFound } from '#web/data/request-failure.ts'
import { sessionQuery, useSession } from '#web/data/session.ts'
import { taskQuery } from '#web/data/tasks.ts'
import { useVisibleTask } from '#web/data/visible-tasks.ts'
import { classNames } from '#web/ui/class-names.ts'
import { DeletedBar } from './deleted-bar.tsx'
import { DrawerHeader } from './drawer-header.tsx'
import { DrawerResizer } from './drawer-resizer.tsx'
import { DrawerFailed, DrawerNotFound, DrawerSkeleton } from './drawer-states.tsx'
import { MoreMenu } from './more-menu.tsx'
import type { OpenForm } from './open-form.ts'
import { isNoteOpen } from './use-note-draft.ts'
import { TaskActions } from './task-actions.tsx'
import { TaskBody } from './task-body.tsx'

/** What an earlier page left typed into notes. The drawer's code comes in an idle moment, whether or not a task is open. */
saveEarlierNotes().catch(() => {})
async function saveEarlierNotes(): Promise<void> {
  const { user } = await queryClient.ensureQueryData(sessionQuery)
  await pendingActions.ready()
  if (user) await saveKeptNotes(user.id, isNoteOpen)
}

interface TaskDrawerProps {
  taskId: number
  takesFocus: boolean
  isSheet: boolean
  position: { at: number; of: number } | null
  onAct: (action: PersonAction) => void
  onClose: () => void
  onStep: ((delta: 1 | -1) => void) | null
}

/** One task beside the list (over it where there is no room): everything about it, and what can be done with it. */
export function TaskDrawer({ taskId, takesFocus, isSheet, position, onAct, onClose, onStep }: TaskDrawerProps) {
  const region = useRef<HTMLElement>(null)
  const [openForm, setOpenForm] = useState<OpenForm | null>(null)
  const userId = useSession().data?.user?.id
  const visible = useVisibleTask(taskId)
  const isDeleted = visible?.deletion === 'done'
  const query = useQuery({ ...taskQuery(taskId), enabled: !isDeleted })
  const { isSuccess, isFetching, refetch } = query
  // It was here and left this person's sight: the service says whether it is still to be seen.
  const isLost = visible === null && isSuccess && !isFetching && !isDeleted
  useEffect(() => {
    if (isLost) void refetch()
  }, [isLost, refetch])

  useLayoutEffect(() => {
    if (takesFocus) region.current?.focus({ preventScroll: true })
  }, [takesFocus])

  function handleKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onClose()
  }

  const isGone = isDeleted || isNotFound(query.error)
  const shown = isGone ? null : visible
  return (
    <section
      ref={region}
      role="region"
      data-drawer
      aria-label="Task details"
      aria-busy={query.isPending && !isGone}
      tabIndex={-1}
      onKeyDown={handleKeyDown}
      className={classNames(
        'z-20 flex flex-col overflow-hidden bg-surface outline-none',
        isSheet
          ? 'fixed inset-0 pb-[env(safe-area-inset-bottom)]'
          : 'absolute inset-y-0 right-0 w-120 max-w-full border-l border-line max-lg:shadow-sheet lg:relative lg:w-(--drawer) lg:shrink-0',
      )}
    >
      {!isSheet && <DrawerResizer />}
      <DrawerHeader
        taskId={taskId} visible={shown} isSheet={isSheet} position={position} onClose={onClose} onStep={onStep}
        menu={shown && <MoreMenu visible={shown} onAct={onAct} onForm={setOpenForm} />}
      />
      {isGone ? (
        <DrawerNotFound taskId={taskId} onClose={onClose} />
      ) : visible !== null && userId !== undefined ? (
        <>
          {visible.deletion !== null && <DeletedBar taskId={taskId} />}
          <TaskBody visible={visible} userId={userId} isComplete={query.isSuccess} onAct={onAct} />
          <TaskActions visible={visible} openForm={openForm} onForm={setOpenForm} onAct={onAct} />
        </>
      ) : query.isError ? (
        <DrawerFailed message={query.error.message} onRetry={() => void query.refetch()} />
      ) : (
        <DrawerSkeleton />
      )}
    </section>
  )
}
