import { expect, test } from 'vitest'
import { syncSentence } from './sync-sentence.ts'

const well = { unsent: 0, paused: null, durable: true } as const

test('when all is well nothing is said', () => {
  expect(syncSentence(well, true)).toBeNull()
})

test('what waits is counted', () => {
  expect(syncSentence({ ...well, unsent: 3 }, true)?.text).toBe('3 not sent yet')
})

test('offline says how much is kept, and that it will be sent', () => {
  expect(syncSentence({ ...well, unsent: 12 }, false)).toEqual({ kind: 'offline', text: 'Offline — 12 kept, will be sent' })
  expect(syncSentence({ ...well, unsent: 12, paused: 'offline' }, true)?.kind).toBe('offline')
  expect(syncSentence(well, false)?.text).toBe('Offline')
})

test('an ended session comes before everything else', () => {
  expect(syncSentence({ unsent: 4, paused: 'signedOut', durable: false }, false)).toEqual({ kind: 'signedOut', text: 'Sign in again to send 4' })
})

test('what would not survive the tab is said to be so, also while nothing is unsent', () => {
  expect(syncSentence({ ...well, durable: false }, true)?.text).toBe('Kept in this tab only')
  expect(syncSentence({ ...well, unsent: 1, durable: false }, true)?.text).toBe('1 not sent yet, kept in this tab only')
  expect(syncSentence({ ...well, unsent: 2, durable: false }, false)?.text).toBe('Offline — 2 kept, in this tab only, will be sent')
})
