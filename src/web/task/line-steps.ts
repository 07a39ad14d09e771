import type { TimeOrder, TimeWords } from '#web/lib/time-words.ts'
import { readArgument } from './line-argument.ts'

/** The verbs that take a time, a person, a priority or words. */
export const argumentVerbs = ['snooze', 'due', 'assign', 'priority', 'note'] as const
export type ArgumentVerb = (typeof argumentVerbs)[number]

/** What one verb of a line is to do, with what it names made out. */
export type Argument =
  | { verb: 'snooze' | 'due'; words: TimeWords }
  | { verb: 'assign'; person: { id: number; name: string } }
  /** Null takes the priority off. */
  | { verb: 'priority'; priority: { id: number; name: string } | null }
  | { verb: 'note'; note: string }

/** One verb of a line. `count`: on so many rows from the cursor on; null for whatever a verb acts on, the selection or the cursor row. */
export type Step = { verb: 'move'; by: number } | { verb: 'select' | 'complete' | 'repeat'; count: number | null } | (Argument & { count: number | null })

/** Whether a step has something to say beside its verb: a time, a person, a priority or words. */
export function isArgument(step: Step): step is Argument & { count: number | null } {
  return (argumentVerbs as readonly string[]).includes(step.verb)
}

/** What a line can name. */
export interface LineWords {
  /** Who fits best first: of several that match, the first is meant. */
  people: readonly { id: number; name: string }[]
  /** Who types, for "me"; null where that isn't known. */
  selfId: number | null
  /** The most urgent first. */
  priorities: readonly { id: number; name: string }[]
  order: TimeOrder
}

/** What a line says, or why it says nothing. `isCommand` is false where it doesn't begin with a verb, and may be a search. */
export type ReadLine = { steps: readonly Step[]; failure: null; isCommand: true } | { steps: null; failure: string; isCommand: boolean }

const verbWords: ReadonlyMap<string, ArgumentVerb> = new Map([
  ['s', 'snooze'], ['snooze', 'snooze'], ['d', 'due'], ['due', 'due'], ['reschedule', 'due'], ['a', 'assign'], ['assign', 'assign'], ['p', 'priority'], ['priority', 'priority'], ['prio', 'priority'], ['n', 'note'], ['note', 'note'],
])
const plainWords: ReadonlyMap<string, 'select' | 'complete' | 'repeat'> = new Map([
  ['x', 'select'], ['select', 'select'], ['e', 'complete'], ['complete', 'complete'], ['done', 'complete'], ['.', 'repeat'], ['repeat', 'repeat'],
])
/** No list is longer than what somebody counts by hand. */
const mostRows = 500

/**
 * Reads one line: counts, verbs, and what the last of them needs. `3j x` moves three down and selects, `3 s mon` snoozes
 * three rows, `a priya` hands over. What follows a verb that takes words belongs to it. Pure.
 */
export function readLine(text: string, words: LineWords): ReadLine {
  const steps: Step[] = []
  let rest = text.trim()
  while (rest !== '') {
    const [, digits, word = '', after = ''] = /^(\d{1,4})?\s*([a-z]+|\.)(?=\s|\d|\.|$)\s*(.*)$/isu.exec(rest) ?? []
    const name = word.toLowerCase()
    const count = digits === undefined ? null : Number(digits)
    const verb = verbWords.get(name)
    const plain = plainWords.get(name)
    const isMove = name === 'j' || name === 'k'
    if (verb === undefined && plain === undefined && !isMove) {
      return steps.length === 0 ? { steps: null, failure: `“${rest}” begins with no verb.`, isCommand: false } : { steps: null, failure: `“${rest}” is no verb.`, isCommand: true }
    }
    if (count !== null && (count < 1 || count > mostRows)) return { steps: null, failure: `A count is from 1 to ${mostRows}.`, isCommand: true }
    if (verb !== undefined) {
      const { argument, failure } = readArgument(verb, after, words)
      return argument === null ? { steps: null, failure, isCommand: true } : { steps: [...steps, { ...argument, count }], failure: null, isCommand: true }
    }
    steps.push(plain === undefined ? { verb: 'move', by: (name === 'j' ? 1 : -1) * (count ?? 1) } : { verb: plain, count })
    rest = after
  }
  return steps.length === 0 ? { steps: null, failure: 'Type a verb, such as s tue 9.', isCommand: false } : { steps, failure: null, isCommand: true }
}
