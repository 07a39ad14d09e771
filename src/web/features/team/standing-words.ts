import type { Standing } from '#web/data/team-board.ts'

/** How somebody stands, in a word, and the colour that goes with it; the word says it alone. */
export const standingWords: Record<Standing, { text: string; tone: string; bar: string }> = {
  drowning: { text: 'Drowning', tone: 'text-danger font-semibold', bar: 'bg-danger' },
  full: { text: 'Over capacity', tone: 'text-danger', bar: 'bg-danger' },
  fine: { text: 'On track', tone: 'text-ink-2', bar: 'bg-accent' },
  idle: { text: 'Has room', tone: 'text-good font-medium', bar: 'bg-good' },
  off: { text: 'Off today', tone: 'text-ink-3', bar: 'bg-control' },
}
