import { useEffect, useRef } from 'react'
import type { LayerProps } from '#web/commands/layers.tsx'
import { keyboard } from '#web/commands/page-keyboard.ts'
import { Button } from '#web/ui/button.tsx'
import { ModalDialog } from '#web/ui/modal-dialog.tsx'
import { refusalText, type BulkEffect } from './bulk-effect.ts'

export interface BulkQuestionProps extends LayerProps {
  /** "Complete 60 tasks". */
  title: string
  effect: BulkEffect
  onConfirm: () => void
  /** Gives the focus back. */
  onLeave: () => void
}

/** What doing it on so many would set off, before it is done: Enter does it, Escape doesn't. */
export function BulkQuestion({ title, effect, onConfirm, onLeave, onClose }: BulkQuestionProps) {
  const confirm = useRef<HTMLButtonElement>(null)
  const isAnswered = useRef(false)
  const answer = (isYes: boolean) => {
    // Enter may come both as a key typed ahead and as a press of the button.
    if (isAnswered.current) return
    isAnswered.current = true
    // While it is open nothing beneath can take the focus.
    confirm.current?.closest('dialog')?.close()
    onClose()
    onLeave()
    if (isYes) onConfirm()
  }
  const latest = useRef(answer)
  latest.current = answer
  useEffect(() => {
    confirm.current?.focus()
    const { end } = keyboard.takeTyped()
    if (end !== null) latest.current(end === 'Enter')
  }, [])
  const refused = refusalText(effect)
  return (
    <ModalDialog label={title} describedBy="bulk-effect" onClose={() => answer(false)} className="mt-[22vh] w-fit max-w-120">
      <div className="p-4">
        <p className="text-body font-medium text-ink">{title}?</p>
        <div id="bulk-effect" className="mt-1 text-row text-ink-2">
          <p>{effect.sets.map(({ text }) => text).join(' ')} That can’t be taken back once it is sent.</p>
          {refused !== null && <p>{refused}</p>}
        </div>
        <div className="mt-3 flex justify-end gap-2">
          <Button variant="ghost" onClick={() => answer(false)}>
            Cancel
          </Button>
          <Button ref={confirm} variant="primary" onClick={() => answer(true)}>
            {title}
          </Button>
        </div>
      </div>
    </ModalDialog>
  )
}
