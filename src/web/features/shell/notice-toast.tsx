import { useCallback } from 'react'
import { useLocation } from 'wouter'
import { notices, type Notice } from '#web/data/notices.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/button.tsx'
import { Toast } from '#web/ui/toast.tsx'
import { ConflictFields } from './conflict-fields.tsx'
import { CopyUnsaved, UnsavedWords } from './unsaved-words.tsx'
import { useSetMineAgain } from './set-mine-again.ts'

const plainLastsMs = 6000

/** What did not happen, and why, with what can be done about it. */
export function NoticeToast({ notice }: { notice: Notice }) {
  const dismiss = useCallback(() => notices.dismiss(notice.id), [notice.id])
  const setMine = useSetMineAgain(notice)
  const isClash = notice.kind === 'conflict' && notice.fields !== undefined
  const isOvertaken = notice.kind === 'conflict' && !isClash
  const openTask = useOpenTask()
  const isCorrectable = notice.refused !== undefined
  const again = isClash ? setMine : (notice.retry ?? null)
  return (
    <Toast
      tone={notice.kind === 'refused' ? 'danger' : 'plain'}
      onDismiss={dismiss}
      {...(notice.kind === 'alreadyDone' && { lastsMs: plainLastsMs })}
      action={
        isClash || isCorrectable || again !== null || notice.unsaved !== undefined ? (
          <>
            {(isClash || isOvertaken) && (
              <Button onClick={dismiss} className="order-2">
                {isClash ? 'Keep theirs' : 'Leave it'}
              </Button>
            )}
            {notice.unsaved !== undefined && <CopyUnsaved text={notice.unsaved} />}
            {isCorrectable && (
              <Button
                onClick={(event) => {
                  event.currentTarget.blur()
                  openTask(notice.taskId)
                }}
              >
                Change it
              </Button>
            )}
            {again !== null && !isCorrectable && (
              <Button
                onClick={() => {
                  dismiss()
                  again()
                }}
              >
                {isClash ? 'Set mine again' : (notice.anyway ?? 'Try again')}
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      {notice.message}
      {isClash && <ConflictFields notice={notice} />}
      {notice.unsaved !== undefined && <UnsavedWords text={notice.unsaved} />}
    </Toast>
  )
}

/** Opens a task beside the list as it is. */
function useOpenTask(): (taskId: number) => void {
  const [, navigate] = useLocation()
  return (taskId) => {
    const params = new URLSearchParams(location.search)
    params.set('task', String(taskId))
    navigate(`${paths.inbox}?${params}`)
  }
}
