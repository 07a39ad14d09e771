import { afterEach, expect, it, vi } from 'vitest'
import { request } from './request.ts'
import { RequestFailure } from './request-failure.ts'
import { tellTeam } from './team-messages.ts'

vi.mock('./request.ts', () => ({ request: vi.fn(async () => undefined) }))
vi.mock('./wait.ts', () => ({ wait: vi.fn(async () => {}) }))
afterEach(() => void vi.mocked(request).mockReset())

const failure = (kind: 'network' | 'http', status: number | null) => new RequestFailure({ kind, status, errors: [], retryAfterMs: null })
const keysSent = () => vi.mocked(request).mock.calls.map(([, options]) => (options.headers as Record<string, string>)['Idempotency-Key'])
const word = { kind: 'help' as const, note: 'Too many calls' }

it('sends a word whose answer was lost again under the same key, so that it is said once', async () => {
  vi.mocked(request).mockRejectedValueOnce(failure('network', null)).mockResolvedValueOnce(undefined)
  await tellTeam(word)
  const [first, second, ...more] = keysSent()
  expect([first, more]).toEqual([second, []])
  expect(first).toMatch(/./)
})

it('does not repeat what was refused', async () => {
  vi.mocked(request).mockRejectedValue(failure('http', 422))
  await expect(tellTeam(word, 'mine')).rejects.toMatchObject({ status: 422 })
  expect(keysSent()).toEqual(['mine'])
})
