import type { Related } from '#web/data/related-schemas.ts'

/** A sentence about where a task's mail stands, and whether it needs the rep's eye. */
export interface MailState {
  text: string
  needsAttention: boolean
}

/** What became of a mailing, in a rep's words. A state this page doesn't know is shown as it came. */
export function mailState({ state, errorReason }: Pick<Related<'mailing'>['attributes'], 'state' | 'errorReason'>): MailState {
  switch (state) {
    case 'drafted':
      return calm('Draft')
    case 'scheduled':
      return errorReason === null ? calm('Waiting to be sent') : { text: 'Not out yet, will be tried again', needsAttention: false }
    case 'delivering':
      return calm('Being sent')
    case 'delivered':
      return calm('Sent')
    case 'failed':
      return { text: failure(errorReason), needsAttention: true }
    default:
      return calm(state)
  }
}

function failure(errorReason: string | null): string {
  if (errorReason === 'not_sent') return 'Not sent: this workspace has no mail server'
  if (errorReason === 'outcome_unknown') return 'It is not known whether it was sent'
  return errorReason === null ? 'Not sent' : `Not sent: ${errorReason}`
}

function calm(text: string): MailState {
  return { text, needsAttention: false }
}
