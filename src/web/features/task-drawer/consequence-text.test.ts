import { expect, test } from 'vitest'
import type { SequenceStep } from '#web/data/sequence-steps.ts'
import { consequenceText, intervalText } from './consequence-text.ts'

function step(order: number, stepType: string): SequenceStep {
  return {
    type: 'sequenceStep', id: order, relationships: {},
    attributes: { displayName: '', order, stepType, interval: null, taskNote: null, taskAutoskipDelay: null },
  }
}
const steps = [step(5, 'sms'), step(1, 'call'), step(4, 'manual_email'), step(2, 'linkedin_send_message')]

test('completing a step says which one is next, by order', () => {
  expect(consequenceText(step(2, 'linkedin_send_message'), steps, 'Dana Li')).toBe('Completing moves Dana Li on to step 4, email.')
  expect(consequenceText(step(1, 'call'), steps, 'Dana Li')).toBe('Completing moves Dana Li on to step 2, LinkedIn message.')
})

test('a kind of step that we do not know goes under its own name', () => {
  expect(consequenceText(step(1, 'call'), [step(2, 'carrier_pigeon')], 'Dana Li')).toBe('Completing moves Dana Li on to step 2, carrier pigeon.')
})

test('completing the last step finishes the sequence', () => {
  expect(consequenceText(step(5, 'sms'), steps, 'Dana Li')).toBe('Completing finishes the sequence for Dana Li.')
})

test('completing says when the next one comes, where that is known', () => {
  const later = step(2, 'manual_email')
  later.attributes.interval = 2_880
  expect(consequenceText(step(1, 'call'), [later], 'Dana Li')).toBe('Completing moves Dana Li on to step 2, email, 2 days later.')
})

test.each([[0, 'at once'], [1, '1 minute later'], [90, '2 hours later'], [1_440, '1 day later'], [10_080, '7 days later']])('%i minutes are told as %s', (minutes, text) => {
  expect(intervalText(minutes)).toBe(text)
})
