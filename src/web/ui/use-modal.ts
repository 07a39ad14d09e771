import { useLayoutEffect, useRef, type PointerEvent, type SyntheticEvent } from 'react'

/** What makes a `<dialog>` the browser's own modal for as long as it is there: it closes on Escape and on a press beside it. */
export function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return {
    ref,
    onClose: ({ currentTarget }: SyntheticEvent<HTMLDialogElement>) => {
      // Told a moment late: in strict mode it is open again by then.
      if (!currentTarget.open) onClose()
    },
    onPointerDown: ({ target, currentTarget }: PointerEvent<HTMLDialogElement>) => {
      // Beside its content is the dialog's own backdrop.
      if (target === currentTarget) onClose()
    },
  }
}
