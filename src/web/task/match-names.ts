/** `text` as its words, without accents and in lower case: "Zoë O’Brien-Adjei" is zoe, o, brien, adjei. */
function wordsOf(text: string): string[] {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ł/gu, 'l').replace(/ø/gu, 'o').replace(/ß/gu, 'ss').split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}

/**
 * Those whose name has, for each word of `query`, another word that begins with it; in the order given. Where a name is
 * wholly what was typed, it comes first. An empty query is everybody.
 */
export function matchNames<Named extends { name: string }>(all: readonly Named[], query: string): Named[] {
  const wanted = wordsOf(query)
  const whole = wanted.join(' ')
  const matching = all.filter(({ name }) => covers(wordsOf(name), wanted))
  return whole === '' ? matching : matching.toSorted((a, b) => Number(wordsOf(b.name).join(' ') === whole) - Number(wordsOf(a.name).join(' ') === whole))
}

/** Whether each of `wanted` begins another word of `words`; longer ones choose first, so that "pr p" finds "Priya Prasad". */
function covers(words: readonly string[], wanted: readonly string[]): boolean {
  const left = [...words]
  return wanted.toSorted((a, b) => b.length - a.length).every((want) => {
    const at = left.findIndex((word) => word.startsWith(want))
    if (at === -1) return false
    left.splice(at, 1)
    return true
  })
}
