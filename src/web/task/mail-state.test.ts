import { expect, it } from 'vitest'
import { mailState } from './mail-state.ts'

it('says plainly that nothing was sent where no mail server is set', () => {
  expect(mailState({ state: 'failed', errorReason: 'not_sent' })).toEqual({ text: 'Not sent: this workspace has no mail server', needsAttention: true })
})

it('never calls a mail sent whose outcome nobody knows', () => {
  expect(mailState({ state: 'failed', errorReason: 'outcome_unknown' }).text).toMatch(/not known/)
  expect(mailState({ state: 'failed', errorReason: '550 no such user' }).text).toContain('550 no such user')
})

it('tells the stages apart, and shows an unknown state as it came', () => {
  const texts = ['drafted', 'scheduled', 'delivering', 'delivered', 'bounced'].map((state) => mailState({ state, errorReason: null }).text)
  expect(texts).toEqual(['Draft', 'Waiting to be sent', 'Being sent', 'Sent', 'bounced'])
})
