import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetNoteDrafts } from './note-drafts-key.ts'
import { dropNoteDraft, keepNoteDraft, keptNoteDraft, saveNote } from './note-drafts.ts'
import { pendingActions } from './pending-actions.ts'

const draft = { text: 'Call back', base: '' }
let stored: Map<string, string>
beforeEach(() => {
  stored = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
})
afterEach(() => {
  pendingActions.close()
  vi.unstubAllGlobals()
})

test('each person has drafts of their own, that another one neither sees nor harms, until a sign-out', async () => {
  await pendingActions.openKept({ id: 1, role: 'rep' })
  keepNoteDraft(1, 7, draft)
  pendingActions.close()
  await pendingActions.openKept({ id: 2, role: 'rep' })
  expect(keptNoteDraft(2, 7)).toBeNull()
  keepNoteDraft(2, 7, { ...draft, text: 'Mine' })
  dropNoteDraft(2, 7)
  expect(keptNoteDraft(1, 7)).toEqual(draft)
  forgetNoteDrafts()
  expect(stored.size).toBe(0)
})

test('what comes late, after the page became another person’s or nobody’s, is not kept', async () => {
  await pendingActions.openKept({ id: 2, role: 'rep' })
  keepNoteDraft(1, 7, draft)
  pendingActions.close()
  keepNoteDraft(2, 7, draft)
  expect(stored.size).toBe(0)
})

test('a note that can’t be saved says why, and its draft stays', async () => {
  await pendingActions.openKept({ id: 1, role: 'rep' })
  keepNoteDraft(1, 7, draft)
  expect(saveNote(1, 7, draft.text)).toBe('The task is not loaded.')
  expect(saveNote(2, 7, draft.text)).toBe('Sign in first.')
  expect(keptNoteDraft(1, 7)).toEqual(draft)
})
