import { readTimeWords } from '#web/lib/read-time-words.ts'
import { timePresets } from '#web/lib/time-presets.ts'
import type { ViewerSetting } from './line-targets.ts'
import type { ArgumentVerb, LineWords } from './line-steps.ts'
import { matchNames } from './match-names.ts'

/** Something that could be typed. */
export interface Suggestion {
  /** Tells it from the others: two people may have one name. */
  key: string
  /** What stands for it in the line. */
  text: string
  /** Whom it means, which the text alone needn't say. */
  person?: { id: number; name: string }
  label: string
  detail: string | null
}

const most = 8

/** Words that people begin to type and would rather see finished. */
const timePhrases = [
  'today', 'tomorrow', 'tomorrow 9:00', 'tonight', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'next week', 'next month', 'next working day',
  'in 1 hour', 'in 2 hours', 'in 30 minutes', 'in 2 days', 'in 1 week', 'in 2 weeks', 'end of day', 'end of week', 'end of month', 'eod', 'noon',
]

const noteWords = ['Left a voicemail', 'No answer', 'Asked to call back', 'Sent the details', 'Not interested for now', 'Wrong number']

/** What could be meant by what was typed after `verb` so far; for nothing typed, what is usual. Pure. */
export function suggestionsFor(verb: ArgumentVerb, text: string, words: LineWords & { people: readonly { id: number; name: string; detail?: string }[] }, setting: ViewerSetting): Suggestion[] {
  return suggested(verb, text, words, setting).map((suggestion) => ({ key: suggestion.person ? String(suggestion.person.id) : suggestion.text, ...suggestion }))
}

function suggested(verb: ArgumentVerb, text: string, words: Parameters<typeof suggestionsFor>[2], setting: ViewerSetting): Omit<Suggestion, 'key'>[] {
  const typed = text.trim()
  switch (verb) {
    case 'snooze':
    case 'due':
      return timeSuggestions(typed, words, setting)
    case 'assign':
      return matchNames(words.people, typed === 'me' ? '' : typed).filter(({ id }) => typed !== 'me' || id === words.selfId).slice(0, most).map(({ id, name, detail }) => ({ text: name, label: name, detail: detail ?? null, person: { id, name } }))
    case 'priority':
      return [...matchNames(words.priorities, typed).map(({ name }) => ({ text: name, label: name, detail: null })), ...('none'.startsWith(typed.toLowerCase()) ? [{ text: 'none', label: 'None', detail: null }] : [])]
    case 'note':
      return noteWords.filter((note) => typed === '' || (note.toLowerCase().includes(typed.toLowerCase()) && note.toLowerCase() !== typed.toLowerCase())).map((note) => ({ text: note, label: note, detail: null }))
  }
}

function timeSuggestions(typed: string, { order }: LineWords, setting: ViewerSetting): Omit<Suggestion, 'key'>[] {
  const plain = (text: string) => ({ text, label: text, detail: null })
  if (typed === '') return timePresets(setting.now, setting.zone, setting.week).map(({ label, text }) => ({ text, label, detail: null }))
  const finished = timePhrases.filter((phrase) => phrase.startsWith(typed.toLowerCase()) && phrase !== typed.toLowerCase()).map(plain)
  const { words } = readTimeWords(typed, order)
  if (words === null || words.elapsedMs !== null || words.exact !== null) return finished.slice(0, most)
  const withTimes = words.clock === null ? ['9:00', '14:00', ...(words.isTheirs ? [] : ['their 9:00'])].map((clock) => plain(`${typed} ${clock}`)) : []
  const theirs = words.clock !== null && !words.isTheirs ? [plain(`${typed} their time`)] : []
  return [...finished, ...withTimes, ...theirs].slice(0, most)
}
