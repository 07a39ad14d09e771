import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { PersonAction } from '#web/data/log-entry.ts'
import { useSession } from '#web/data/session.ts'
import { taskQuery } from '#web/data/tasks.ts'
import { useVisibleTask } from '#web/data/visible-tasks.ts'
import { taskKind, taskTypeLabel } from '#web/task/task-kind.ts'
import { DrawerFailed, DrawerSkeleton } from './drawer-states.tsx'
import { MoreMenu } from './more-menu.tsx'
import type { OpenForm } from './open-form.ts'
import { TaskActions } from './task-actions.tsx'
import { TaskBody } from './task-body.tsx'

interface PlayedTaskProps {
  taskId: number
  onAct: (action: PersonAction) => void
  extra: ReactNode
}

/** The drawer's task where it is all that the page shows: in the middle, with its actions within reach. */
export function PlayedTask({ taskId, onAct, extra }: PlayedTaskProps) {
  const [openForm, setOpenForm] = useState<OpenForm | null>(null)
  const userId = useSession().data?.user?.id
  const visible = useVisibleTask(taskId)
  const query = useQuery({ ...taskQuery(taskId), enabled: visible?.deletion !== 'done' })
  return (
    <section data-drawer tabIndex={-1} aria-label="Task details" aria-busy={query.isPending} className="mx-auto flex min-h-0 w-full max-w-176 flex-1 animate-fade flex-col outline-none motion-reduce:animate-none">
      {visible !== null && userId !== undefined ? (
        <>
          <div className="flex shrink-0 items-center justify-between pt-3 pr-3">
            <Kind task={visible.task} />
            <MoreMenu visible={visible} onAct={onAct} onForm={setOpenForm} />
          </div>
          <TaskBody visible={visible} userId={userId} isComplete={query.isSuccess} onAct={onAct} />
          <div className="flex shrink-0 items-stretch border-t border-line max-sm:flex-col [&>footer]:flex-1 [&>footer]:border-t-0">
            <TaskActions visible={visible} openForm={openForm} onForm={setOpenForm} onAct={onAct} />
            <div className="flex items-center p-3 max-sm:pt-0 max-sm:[&>*]:flex-1">{extra}</div>
          </div>
        </>
      ) : query.isError ? (
        <DrawerFailed message={query.error.message} onRetry={() => void query.refetch()} />
      ) : (
        <DrawerSkeleton />
      )}
    </section>
  )
}

function Kind({ task }: { task: Parameters<typeof taskKind>[0] }) {
  const { icon: Icon, label } = taskKind(task)
  const type = taskTypeLabel(task.attributes.taskType)
  return (
    <p className="flex min-w-0 items-center gap-2 px-5 text-row text-ink-3">
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
      <span className="font-medium text-ink-2">{label}</span>
      {type !== label && <span className="truncate">{type}</span>}
    </p>
  )
}
