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

/** The reasons that our service gives by name; any other is the mail server's own text. */
const reasons: Readonly<Record<string, string>> = {
  not_sent: 'Not sent: this workspace has no mail server',
  outcome_unknown: 'It is not known whether it was sent',
  opted_out: 'Not sent: the prospect has opted out',
  no_sender: 'Not sent: the owner has no e-mail address',
  no_recipient: 'Not sent: the prospect has no e-mail address',
}

function failure(errorReason: string | null): string {
  if (errorReason === null) return 'Not sent'
  return Object.hasOwn(reasons, errorReason) ? reasons[errorReason] ?? 'Not sent' : `Not sent: ${errorReason}`
}

function calm(text: string): MailState {
  return { text, needsAttention: false }
}
