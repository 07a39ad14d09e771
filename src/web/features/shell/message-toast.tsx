import { History } from 'lucide-react'
import { useCallback, useRef } from 'react'
import { useKeyText } from '#web/commands/command-store.ts'
import { undoAction, useCanUndo } from '#web/task/undo.ts'
import { classNames } from '#web/ui/class-names.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { KeyHint } from '#web/ui/key-hint.tsx'
import { unsay, type Message } from '#web/ui/messages.ts'
import { Toast } from '#web/ui/toast.tsx'

const plainLastsMs = 6000

/** What just happened, with the way back. The words are read out by the region beside it. */
export function MessageToast({ message, onHistory }: { message: Message; onHistory: () => void }) {
  const dismiss = useCallback(() => unsay(message.id), [message.id])
  const { undo } = message
  const canUndo = useCanUndo(undo?.id)
  return (
    <Toast
      tone="plain"
      onDismiss={dismiss}
      lastsMs={Math.max(plainLastsMs, undo?.holdMs ?? 0)}
      {...(canUndo && undo && { waitsMs: undo.holdMs })}
      command={
        undo && (
          <>
            <UndoButton id={undo.id} isSent={!canUndo} />
            <IconButton label="Recent actions" icon={<History size={14} aria-hidden="true" />} onClick={onHistory} />
          </>
        )
      }
    >
      {message.text}
    </Toast>
  )
}

/** Takes it back. The focus goes where it came from, as the button goes with its message. */
function UndoButton({ id, isSent }: { id: string; isSent: boolean }) {
  const keys = useKeyText('app.undo')
  const cameFrom = useRef<HTMLElement | null>(null)
  return (
    <button
      type="button"
      // The same element when its time is over: it may have the focus.
      aria-disabled={isSent || undefined}
      onFocus={(event) => {
        if (event.relatedTarget instanceof HTMLElement) cameFrom.current = event.relatedTarget
      }}
      onClick={(event) => {
        if (isSent) return
        if (cameFrom.current?.isConnected === true) cameFrom.current.focus({ preventScroll: true })
        else event.currentTarget.blur()
        void undoAction(id)
      }}
      className={classNames(
        'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 text-row font-medium pointer-coarse:h-11',
        isSent ? 'text-ink-3' : 'text-accent-ink hover:bg-hover',
      )}
    >
      {isSent ? 'Sent' : 'Undo'} {!isSent && <KeyHint keys={keys} />}
    </button>
  )
}
