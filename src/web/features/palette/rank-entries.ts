import { fit, fold } from './match.ts'
import type { PaletteEntry } from './palette-entry.ts'

/** What is found by another word than its title counts less. */
const byOtherWords = 0.6
/** What was chosen last rises above what fits as well. */
const recentBonus = 12
/** A thing to do, then a place to go to, then somebody: between equals. */
const kindBonus: Record<PaletteEntry['kind'], number> = { command: 4, place: 3, person: 2, task: 0 }
const disabledMalus = 30
/** Of everybody, as many stand there before anything is typed. */
const mostPeopleUnasked = 10

/**
 * The entries that fit what was typed, best first. `recent`: ids of those chosen lately, the latest first. Where nothing is
 * typed they stand in their own order, the first few of the people, and under "Recent" those that were.
 */
export function rankEntries(entries: readonly PaletteEntry[], query: string, recent: readonly string[]): PaletteEntry[] {
  const typed = fold(query)
  if (typed === '') {
    const again = recent.flatMap((id) => entries.find((entry) => entry.id === id && entry.disabledReason == null) ?? [])
    const people = new Set(entries.filter(({ kind }) => kind === 'person').slice(mostPeopleUnasked))
    return [...again.map((entry) => ({ ...entry, heading: 'Recent' })), ...entries.filter((entry) => !again.includes(entry) && !people.has(entry))]
  }
  return entries
    .map((entry) => ({ entry, score: score(entry, typed, recent) }))
    .filter(({ score: found }) => found > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry)
}

function score(entry: PaletteEntry, typed: string, recent: readonly string[]): number {
  const { title, keywords = '', heading } = entry
  // Letters left out are known of what one asks for often, not of names.
  const fits = Math.max(fit(typed, folded(title), entry.kind === 'command' || entry.kind === 'place'), byOtherWords * fit(typed, folded(`${title} ${keywords} ${heading}`)))
  if (fits === 0) return 0
  const at = recent.indexOf(entry.id)
  const bonus = kindBonus[entry.kind] + (at === -1 ? 0 : recentBonus / (1 + at / 4))
  // It may not fall out of the list for being disabled: the reason is an answer, too.
  return Math.max(1, fits + bonus - (entry.disabledReason == null ? 0 : disabledMalus))
}

const foldedTexts = new Map<string, string>()
const mostFolded = 5000

/** `fold`, remembered: every key looks at the same few hundred texts. */
function folded(text: string): string {
  let known = foldedTexts.get(text)
  if (known === undefined) {
    if (foldedTexts.size >= mostFolded) foldedTexts.clear()
    foldedTexts.set(text, (known = fold(text)))
  }
  return known
}
