/** Text as it is compared: lower case, without accents, its words one space apart. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  // Most texts are plain already, and ten thousand of them are looked at for every key.
  // oxlint-disable-next-line no-control-regex -- plain ASCII is exactly what is asked for.
  const plain = /^[\x00-\x7f]*$/u.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '')
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

const whole = 100
const beginning = 90
const firstWord = 70
const laterWord = 60
const initials = 50
const inside = 25
const scattered = 12

/**
 * How well `query` fits `text`, both folded: 0 is not at all, 100 the same. Each word of the query has to be found: at the
 * beginning of a word best, as initials ("gt" in "go to"), inside a word, or, where `mayScatter`, from three letters on
 * scattered over it.
 */
export function fit(query: string, text: string, mayScatter = false): number {
  if (query === '' || text === '') return 0
  if (text === query) return whole
  // Of two that begin alike, the shorter is nearer to what was typed.
  const brevity = Math.max(0, 5 - text.length / 12)
  if (text.startsWith(query)) return beginning + brevity
  let sum = 0
  const words = query.split(' ')
  for (const word of words) {
    const found = fitWord(word, text, mayScatter)
    if (found === 0) return 0
    sum += found
  }
  return sum / words.length + brevity
}

function fitWord(word: string, text: string, mayScatter: boolean): number {
  if (text.startsWith(word)) return firstWord
  if (text.includes(` ${word}`)) return laterWord
  if (word.length > 1 && initialsOf(text).startsWith(word)) return initials
  if (word.length > 1 && text.includes(word)) return inside
  return mayScatter && word.length > 2 && text.split(' ').some((one) => isScattered(word, one)) ? scattered : 0
}

function initialsOf(text: string): string {
  let letters = text.charAt(0)
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) letters += text.charAt(at + 1)
  return letters
}

/** Whether `letters` stand in `word` in this order, from its first letter on: "rschdl" in "reschedule". */
function isScattered(letters: string, word: string): boolean {
  if (word.charAt(0) !== letters.charAt(0)) return false
  let at = 0
  for (const letter of letters) {
    at = word.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
