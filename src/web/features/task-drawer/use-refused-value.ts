import { useEffect } from 'react'
import { notices, useNotices, type RefusedValue } from '#web/data/notices.ts'
import type { OpenForm } from './open-form.ts'

/** Which form enters the value of an action. */
const forms: Record<string, OpenForm> = { reschedule: 'reschedule', reassignOwner: 'reassign' }

/**
 * Calls `onRefused` with a value of this task that the service refused, for the form it was entered in. Taking it puts the
 * message away: an error is shown in one place. Somebody who has gone on to other work is told beside it instead, and not
 * pulled away; they get the form when they come back.
 */
export function useRefusedValue(taskId: number, onRefused: (form: OpenForm, refused: RefusedValue) => void): void {
  const notice = useNotices().find(({ taskId: id, refused }) => id === taskId && refused !== undefined && refused.action in forms)
  useEffect(() => {
    const { refused } = notice ?? {}
    const form = forms[refused?.action ?? '']
    if (!notice || !refused || !form) return
    const take = () => {
      if (!isHere(document.activeElement)) return
      notices.dismiss(notice.id)
      onRefused(form, refused)
    }
    // While the focus moves it is nowhere for a moment.
    const takeSoon = () => void setTimeout(take)
    take()
    document.addEventListener('focusin', takeSoon)
    document.addEventListener('focusout', takeSoon)
    return () => {
      document.removeEventListener('focusin', takeSoon)
      document.removeEventListener('focusout', takeSoon)
    }
  }, [notice, onRefused])
}

function isHere(focused: Element | null): boolean {
  return focused === null || focused === document.body || focused.closest('[data-drawer]') !== null
}
