import type { SyncStatus } from '#web/data/sync-status.ts'

/** What there is to say about the way to the service, short and whole; null when all is well. */
export interface SyncSentence {
  kind: 'offline' | 'signedOut' | 'waiting' | 'tabOnly'
  text: string
}

/** One line for where things stand, the most important first. Pure. */
export function syncSentence({ unsent, paused, durable }: Pick<SyncStatus, 'unsent' | 'paused' | 'durable'>, isOnline: boolean): SyncSentence | null {
  const place = durable ? '' : ', in this tab only'
  if (paused === 'signedOut') return { kind: 'signedOut', text: unsent === 0 ? 'Sign in again' : `Sign in again to send ${unsent}` }
  if (!isOnline || paused === 'offline') return { kind: 'offline', text: unsent === 0 ? 'Offline' : `Offline — ${unsent} kept${place}, will be sent` }
  if (paused === 'budget' && unsent > 0) return { kind: 'waiting', text: `Slowed down: ${unsent} wait for the hour’s requests` }
  if (unsent > 0) return { kind: 'waiting', text: `${unsent} not sent yet${durable ? '' : ', kept in this tab only'}` }
  return durable ? null : { kind: 'tabOnly', text: 'Kept in this tab only' }
}
