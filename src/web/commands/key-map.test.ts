import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let stored: Map<string, string>
let onStorage: (event: { key: string | null; newValue: string | null }) => void

beforeEach(() => {
  vi.resetModules()
  stored = new Map()
  vi.stubGlobal('localStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => void stored.set(key, value) })
  vi.stubGlobal('addEventListener', (_type: string, listener: typeof onStorage) => (onStorage = listener))
})
afterEach(() => vi.unstubAllGlobals())

const complete = { id: 'task.complete', key: 'e' }

test('what was chosen is kept for the next page', async () => {
  const { setKeyMap } = await import('./key-map.ts')
  setKeyMap({ keys: { 'task.complete': 'y' }, singleKeys: true })
  vi.resetModules()
  const { keyOf } = await import('./key-map.ts')
  expect(keyOf(complete)).toBe('y')
})

test.each(['{', 'null', '{"keys":{"task.complete":7}}', '[]'])('what doesn’t read (%s) is as if nothing had been chosen', async (text) => {
  stored.set('daysheet.keys', text)
  const { keyMap, keyOf, plainKeyMap } = await import('./key-map.ts')
  expect(keyMap()).toEqual(plainKeyMap)
  expect(keyOf(complete)).toBe('e')
})

test('another tab’s choice is taken over and told', async () => {
  const { keyOf, subscribeToKeyMap } = await import('./key-map.ts')
  const heard = vi.fn<() => void>()
  subscribeToKeyMap(heard)
  onStorage({ key: 'daysheet.theme', newValue: 'dark' })
  expect(heard).not.toHaveBeenCalled()
  onStorage({ key: 'daysheet.keys', newValue: '{"keys":{"task.complete":null},"singleKeys":false}' })
  expect(heard).toHaveBeenCalledOnce()
  expect(keyOf(complete)).toBeNull()
  expect(keyOf({ id: 'app.palette', key: 'Mod+k' })).toBe('Mod+k')
  // All that the browser kept was cleared.
  onStorage({ key: null, newValue: null })
  expect(keyOf(complete)).toBe('e')
})

test('a storage that is closed to us is no hindrance', async () => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => { throw new Error('closed') } })
  const { keyOf, setKeyMap } = await import('./key-map.ts')
  setKeyMap({ keys: { 'task.complete': 'y' }, singleKeys: true })
  expect(keyOf(complete)).toBe('y')
})

test('a key may be that of a command still to come where it is single and those are on, or was chosen', async () => {
  const { mayBeKey } = await import('./key-map.ts')
  expect(['e', 'Shift+x', 'Mod+e'].map((key) => mayBeKey(key, { keys: {}, singleKeys: true }))).toEqual([true, true, false])
  expect(['e', 'y', 'Mod+e'].map((key) => mayBeKey(key, { keys: { a: 'Mod+e', b: 'y' }, singleKeys: false }))).toEqual([false, false, true])
})
