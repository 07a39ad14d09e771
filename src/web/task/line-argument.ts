import { readTimeWords } from '#web/lib/read-time-words.ts'
import type { Argument, ArgumentVerb, LineWords } from './line-steps.ts'
import { matchNames } from './match-names.ts'

/** What follows a verb, made out; or why it can't be. */
export type ReadArgument = { argument: Argument; failure: null } | { argument: null; failure: string }

/** Reads what follows `verb`: "tue 9" for a snooze, "priya" for a hand-over, "high" for a priority, anything for a note. Pure. */
export function readArgument(verb: ArgumentVerb, text: string, { people, selfId, priorities, order }: LineWords): ReadArgument {
  const said = text.trim()
  switch (verb) {
    case 'snooze':
    case 'due': {
      const { words, failure } = readTimeWords(said, order)
      return words === null ? { argument: null, failure } : found({ verb, words })
    }
    case 'assign': {
      if (said === '') return { argument: null, failure: 'Type a name.' }
      const [person] = said.toLowerCase() === 'me' ? people.filter(({ id }) => id === selfId) : matchNames(people, said)
      return person === undefined ? { argument: null, failure: `Nobody is called “${said}”.` } : found({ verb, person })
    }
    case 'priority': {
      if (said === '') return { argument: null, failure: 'Type a priority.' }
      if (isNone(said)) return found({ verb, priority: null })
      const [priority] = matchNames(priorities, said)
      return priority === undefined ? { argument: null, failure: `There is no priority “${said}”.` } : found({ verb, priority })
    }
    case 'note':
      return said === '' ? { argument: null, failure: 'Type what to note.' } : found({ verb, note: said })
  }
}

function isNone(word: string): boolean {
  return ['none', 'no', '-'].includes(word.toLowerCase())
}

function found(argument: Argument): ReadArgument {
  return { argument, failure: null }
}
