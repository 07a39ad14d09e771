import { FileQuestion, ServerCrash } from 'lucide-react'
import { BlankSlate } from '#web/ui/blank-slate.tsx'
import { Button } from '#web/ui/button.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** The task isn't there, or isn't for this person's eyes: the service doesn't say which, nor do we. */
export function DrawerNotFound({ taskId, onClose }: { taskId: number; onClose: () => void }) {
  return (
    <BlankSlate
      picture={<FileQuestion size={28} strokeWidth={1.5} />}
      title="There is no such task"
      action={<Button onClick={onClose}>Back to the list</Button>}
    >
      Task {taskId} was deleted, or isn’t yours to see.
    </BlankSlate>
  )
}

/** The task could not be read. */
export function DrawerFailed({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <div role="alert">
      <BlankSlate
        picture={<ServerCrash size={28} strokeWidth={1.5} />}
        title="The task could not be loaded"
        action={
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
        }
      >
        {message}
      </BlankSlate>
    </div>
  )
}

/** The drawer's shape before its task is there. */
export function DrawerSkeleton() {
  return (
    <div role="status" className="flex flex-1 flex-col gap-4 px-5 py-6">
      <span className="sr-only">Loading the task</span>
      <Skeleton className="h-5 w-1/2" />
      <Skeleton className="mb-4 w-2/5" />
      {['w-3/5', 'w-2/5', 'w-1/2', 'w-1/3', 'w-2/5'].map((width, index) => (
        <div key={index} className="flex gap-4">
          <Skeleton className="w-16" />
          <Skeleton className={width} />
        </div>
      ))}
    </div>
  )
}
