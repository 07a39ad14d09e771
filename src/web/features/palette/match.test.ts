import { describe, expect, test } from 'vitest'
import { fit, fold } from './match.ts'
import type { PaletteEntry } from './palette-entry.ts'
import { rankEntries } from './rank-entries.ts'

describe('folding', () => {
  test.each([
    ['Zoë Müller-Lüdenscheidt', 'zoe muller ludenscheidt'],
    ['  Quarry & Stone, Ltd. ', 'quarry stone ltd'],
    ['Ελένη', 'ελενη'],
  ])('makes %s comparable', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })
})

describe('what fits better', () => {
  const better = (query: string, ...texts: string[]) => {
    const scores = texts.map((text) => fit(fold(query), fold(text), true))
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(new Set(scores).size).toBe(scores.length)
  }

  test('is the same, then a beginning, then a later word, then initials, then the inside, then letters apart', () => {
    better('set', 'Set', 'Settings', 'Reset settings', 'Send every task', 'Asset', 'Sheet')
  })

  test('is the shorter of two that begin alike', () => {
    better('sn', 'Snooze', 'Snooze until next week and tell everybody')
  })

  test('needs every word, in any order', () => {
    expect(fit('date due', fold('Set the due date'))).toBeGreaterThan(0)
    expect(fit('due mars', fold('Set the due date'))).toBe(0)
  })

  test('is nothing where the letters aren’t there', () => {
    expect(fit('xyz', fold('Snooze'))).toBe(0)
    expect(fit('', fold('Snooze'))).toBe(0)
  })
})

describe('the palette’s order', () => {
  const entry = (id: string, title: string, more: Partial<PaletteEntry> = {}): PaletteEntry =>
    ({ id, kind: 'command', title, heading: 'Task', icon: (() => null) as unknown as PaletteEntry['icon'], run: () => {}, ...more })
  const ids = (entries: PaletteEntry[]) => entries.map(({ id }) => id)

  test('puts the best fit first, and what was chosen lately before what fits as well', () => {
    const entries = [entry('asset', 'Open an asset'), entry('assist', 'Assist'), entry('assign', 'Assign…')]
    expect(ids(rankEntries(entries, 'ass', []))).toEqual(['assist', 'assign', 'asset'])
    expect(ids(rankEntries(entries, 'ass', ['assign']))).toEqual(['assign', 'assist', 'asset'])
  })

  test('a recent choice doesn’t rise above a plainly better fit', () => {
    const entries = [entry('today', 'Today', { kind: 'place' }), entry('other', 'Move to another day, not today')]
    expect(ids(rankEntries(entries, 'today', ['other']))[0]).toBe('today')
  })

  test('finds by other words, after what is called so', () => {
    const entries = [entry('complete', 'Complete', { keywords: 'done finish' }), entry('done', 'Done', { kind: 'place' })]
    expect(ids(rankEntries(entries, 'done', []))).toEqual(['done', 'complete'])
  })

  test('leaves letters out of what can be done, not of names', () => {
    const entries = [entry('snooze', 'Snooze…'), entry('santos', 'Ray Santos', { kind: 'person', keywords: 'Senior account executive' })]
    expect(ids(rankEntries(entries, 'sno', []))).toEqual(['snooze'])
    expect(ids(rankEntries(entries, 'snz', []))).toEqual(['snooze'])
    expect(ids(rankEntries(entries, 'sant', []))).toEqual(['santos'])
  })

  test('keeps what is disabled, behind what works', () => {
    const entries = [entry('complete', 'Complete', { disabledReason: 'It is done.' }), entry('compact', 'Compact rows')]
    expect(ids(rankEntries(entries, 'comp', []))).toEqual(['compact', 'complete'])
  })

  test('without a word shows what was chosen lately first, and each once', () => {
    const entries = [entry('a', 'A'), entry('b', 'B'), entry('c', 'C', { disabledReason: 'Not now.' })]
    const shown = rankEntries(entries, ' ', ['c', 'b', 'gone'])
    expect(ids(shown)).toEqual(['b', 'a', 'c'])
    expect(shown[0]?.heading).toBe('Recent')
  })
})
