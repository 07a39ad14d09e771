import { useCallback } from 'react'
import { retryRefused, useGroupProgress } from '#web/data/group-progress.ts'
import { notices, type Notice } from '#web/data/notices.ts'
import { Button } from '#web/ui/button.tsx'
import { Toast } from '#web/ui/toast.tsx'

/** What did not happen of a bulk, told as one, with the way to each and another try. */
export function BulkToast({ notices: told, onHistory }: { notices: readonly Notice[]; onHistory: () => void }) {
  const progress = useGroupProgress(told[0]?.groupId ?? null)
  const dismiss = useCallback(() => {
    for (const { id } of told) notices.dismiss(id)
  }, [told])
  const clashes = told.filter(({ kind }) => kind === 'conflict').length
  const canRetry = told.some(({ retry }) => retry !== undefined) && progress !== null && progress.refused > 0
  return (
    <Toast
      tone="danger"
      onDismiss={dismiss}
      action={
        <>
          <Button
            onClick={() => {
              dismiss()
              onHistory()
            }}
          >
            See each
          </Button>
          {canRetry && (
            <Button
              onClick={() => {
                dismiss()
                retryRefused(progress)
              }}
            >
              Try again
            </Button>
          )}
        </>
      }
    >
      {clashes === told.length ? `${clashes} tasks were left as they are: somebody changed them since.` : `${told.length} tasks were not changed. ${told[0]?.message ?? ''}`}
    </Toast>
  )
}
