import { expect, test } from 'vitest'
import { afterSignIn, paths } from './paths.ts'

test('signing in leads back to where the person wanted to go', () => {
  const [, search = ''] = paths.signInThen('/inbox?due=today&task=7').split('?')
  expect(afterSignIn(search, 'rep')).toBe('/inbox?due=today&task=7')
  expect(paths.signInThen('/inbox')).toBe('/sign-in')
})

test('the day starts with what is late or due today: a rep’s own, for others everybody’s', () => {
  expect(afterSignIn('', 'rep')).toBe('/inbox?due=by-today')
  expect(afterSignIn('', 'manager')).toBe('/inbox?owner=all&due=by-today')
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example/inbox', '/inbox.evil', '/inboxes', 'javascript:alert(1)'])('never leads to %s', (next) => {
  expect(afterSignIn(`next=${encodeURIComponent(next)}`, 'rep')).toBe('/inbox?due=by-today')
})
