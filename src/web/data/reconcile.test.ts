import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { proofSeed as seed, proofSize, reportProof } from '#testing/campaign/proof.ts'
import type { Plants } from '#testing/page/page.ts'
import { steps, World, type Step } from '#testing/page/world.ts'
import { isNewerCopy } from './accepted-tasks.ts'
import { foldTask } from './visible-task.ts'

afterEach(() => vi.unstubAllGlobals())

const runs = proofSize(1_000, 5_000)

/** Interleavings that a fault was found with. */
const failedOnce: Step[][] = [
  // The answer came while the session changed hands, and was not written down: the next page waited for it for ever.
  [
    { do: 'signIn', tab: 0, n: 1 }, { do: 'open', tab: 0, n: 0 }, { do: 'reload', tab: 0, n: 0 }, { do: 'act', tab: 1, n: 0, choice: 0, all: false },
    { do: 'reload', tab: 0, n: 0 }, { do: 'signIn', tab: 4, n: 0 }, { do: 'settle', tab: 0, n: 0, fate: 'answered' },
  ],
  // Somebody else had set the same value; taking one's own back set theirs back.
  [{ do: 'act', tab: 0, n: 0, choice: 1, all: false }, { do: 'other', tab: 0, n: 0, choice: 5 }, { do: 'undoLatest', tab: 0, n: 0 }],
  [
    { do: 'act', tab: 0, n: 0, choice: 0, all: false }, { do: 'act', tab: 0, n: 0, choice: 1, all: false }, { do: 'settle', tab: 0, n: 0, fate: 'answered' },
    { do: 'undoLatest', tab: 0, n: 0 }, { do: 'other', tab: 0, n: 0, choice: 5 },
  ],
  // Somebody else deleted the task, which the sending tab found out before it sent another tab's action.
  [{ do: 'act', tab: 7, n: 0, choice: 0, all: false }, { do: 'other', tab: 0, n: 0, choice: 5 }, { do: 'settle', tab: 0, n: 0, fate: 'answered' }, { do: 'settle', tab: 0, n: 0, fate: 'answered' }],
  // A tab heard late that the person had signed out, when they were already back.
  [{ do: 'act', tab: 0, n: 0, choice: 0, all: false }, { do: 'signOut', tab: 0, n: 7 }, { do: 'signIn', tab: 0, n: 0 }, { do: 'act', tab: 3, n: 0, choice: 0, all: false }],
  // Two tabs acted on one task before either heard of the other, and one person after another.
  [{ do: 'signIn', tab: 0, n: 3 }, { do: 'reload', tab: 0, n: 0 }, { do: 'act', tab: 0, n: 0, choice: 0, all: false }, { do: 'act', tab: 3, n: 0, choice: 0, all: false }],
  // A tab that hadn't heard that somebody else signed in looked at its task under their session, which may not see it.
  [
    { do: 'act', tab: 0, n: 0, choice: 0, all: false }, { do: 'signIn', tab: 3, n: 1 }, { do: 'settle', tab: 0, n: 0, fate: 'answered' }, { do: 'other', tab: 0, n: 0, choice: 8 },
    { do: 'undo', tab: 0, n: 0 }, { do: 'act', tab: 0, n: 0, choice: 0, all: false }, { do: 'settle', tab: 0, n: 0, fate: 'answered' }, { do: 'settle', tab: 0, n: 0, fate: 'answered' },
    { do: 'settle', tab: 0, n: 0, fate: 'answered' }, { do: 'settle', tab: 0, n: 0, fate: 'answered' },
  ],
  // A tab that hadn't heard that the person left and came back acted; what they did after that was carried out first.
  [
    { do: 'signOut', tab: 0, n: 3 }, { do: 'act', tab: 1, n: 0, choice: 0, all: false }, { do: 'signIn', tab: 0, n: 0 }, { do: 'reload', tab: 0, n: 0 },
    { do: 'act', tab: 3, n: 0, choice: 0, all: false }, { do: 'settle', tab: 0, n: 0, fate: 'answered' },
  ],
  // The same; and the next action stood on what that tab had shown, which was forgotten.
  [
    { do: 'open', tab: 0, n: 0 }, { do: 'signOut', tab: 0, n: 3 }, { do: 'act', tab: 1, n: 0, choice: 0, all: false }, { do: 'signIn', tab: 0, n: 0 }, { do: 'act', tab: 4, n: 0, choice: 0, all: false },
    { do: 'reload', tab: 0, n: 0 }, { do: 'undo', tab: 1, n: 0 }, { do: 'settle', tab: 0, n: 0, fate: 'answered' }, { do: 'act', tab: 0, n: 0, choice: 0, all: false },
  ],
  // A list that was answered before somebody deleted the task arrived after the page had heard of that, and brought it back.
  [
    { do: 'act', tab: 0, n: 0, choice: 0, all: true }, { do: 'read', tab: 0, n: 0 }, { do: 'settle', tab: 0, n: 0, fate: 'answered' }, { do: 'read', tab: 0, n: 0 }, { do: 'take', tab: 0, n: 4 },
    { do: 'other', tab: 0, n: 8, choice: 0 }, { do: 'settle', tab: 0, n: 2, fate: 'answered' }, { do: 'other', tab: 0, n: 2, choice: 5 }, { do: 'settle', tab: 0, n: 1, fate: 'answered' },
    { do: 'settle', tab: 0, n: 2, fate: 'answered' },
  ],
]

describe('the reconcile rule', () => {
  test.each([['by rev', false], ['by updatedAt, as from Outreach', true]])(
    'holds whatever the order, the losses, the tabs and the others do (%s)',
    async (how, withoutRev) => {
      await fc.assert(fc.asyncProperty(steps, (all) => World.play(all, withoutRev)), { numRuns: runs, seed, examples: failedOnce.map((all) => [all]) })
      reportProof(`the page’s reconcile rule, ${how}`, { interleavings: runs, violations: 0 })
    },
    3_600_000,
  )

  /** Rare by chance alone: somebody gives the task away while its completion is held. */
  const handedOver: Step[] = [
    { do: 'act', tab: 0, n: 0, choice: 3, all: false }, { do: 'other', tab: 0, n: 0, choice: 2 }, { do: 'elapse', tab: 0, n: 0 }, { do: 'settle', tab: 0, n: 0, fate: 'answered' },
  ]

  /** A fault, what the invariants say about it, and a story that shows it where chance would take long. */
  const planted: Record<string, [plants: Plants, says: RegExp, story?: Step[]]> = {
    'any copy replaces the one held': [{ newer: () => true }, /no rev goes back/],
    'the copy asked for last wins': [{ newer: (copy, held) => copy.startOrder >= held.startOrder }, /no rev goes back/],
    'pending actions do not show': [{ fold: (base) => foldTask(base, []) }, /the target shows/],
    'a deletion shows only until it is answered': [
      { fold: (base, entries) => foldTask(base, entries.filter(({ action, state }) => action.name !== 'delete' || state !== 'acknowledged')) }, /deleted stays away/,
    ],
    'an update travels without what it sets': [{ body: (body) => body.replace(/"taskPriority":\{[^}]*\}\}/, '"taskPriority":{"data":null}') }, /with its target/],
    'only the first pending action shows': [{ fold: (base, entries) => foldTask(base, entries.slice(0, 1)) }, /the target shows/],
    'an action goes when it is sent': [{ fold: (base, entries) => foldTask(base, entries.filter(({ state }) => state !== 'sending')) }, /the target shows/],
    'a refusal puts the copy from before back': [{ snapshotRollback: true }, /no rev goes back|converges/],
    'each attempt has a key of its own': [{ key: () => crypto.randomUUID() }, /under one key|refusal tells once/],
    'a lost connection counts as refused': [{ networkAsRefusal: true }, /kept|refusal tells once|one key|in order/],
    'a snooze is sent without its target': [{ path: (path) => path.replace(/(snooze)\?.*/, '$1') }, /with its target/],
    'an older list brings a completed task back': [
      { newer: (copy, held) => isNewerCopy(copy, held) || copy.task.attributes.state !== held.task.attributes.state }, /no rev goes back|under way for ever|never overwritten unseen/,
    ],
    'taking back is not written down': [{ storage: (storage) => ({ ...storage, update: (user, ids, change) => storage.update(user, ids, (entry) => { const next = change(entry); return next?.state === 'undone' ? null : next }) }) }, /under way for ever|never sent/],
    'sent before it is stored': [{ storage: (storage) => ({ ...storage, update: async (user, ids, change) => {
      const now = await storage.update(user, ids, () => null)
      const next = now.map((entry) => change(entry) ?? entry)
      if (!next.some(({ state }) => state === 'sending')) await storage.update(user, ids, change)
      return next
    } }) }, /before it is stored/],
    'a reload starts with an empty log': [{ storage: (storage) => ({ ...storage, load: async () => [] }) }, /under way for ever|is kept/],
    'what is unsent stays after signing out': [{ storage: (storage) => ({ ...storage, wipe: async () => {} }) }, /nothing is left/],
    "one person's actions travel under another's session": [{ storage: (storage) => ({ ...storage, setUser: async () => storage.setUser(1) }) }, /another's session|under way for ever/],
    'an inverse is sent without looking': [{ staleReread: true, withoutPrecondition: (method) => method === 'PATCH' }, /never overwritten/],
    'an action is sent without looking': [{ withoutPrecondition: (_, path) => /actions.(?!markComplete)/.test(path) }, /never overwritten unseen/],
    'a deletion is sent without looking': [{ withoutPrecondition: (method) => method === 'DELETE' }, /nobody's work is deleted unseen/],
    'a completion is sent without looking': [{ withoutPrecondition: (_, path) => /markComplete/.test(path) }, /never overwritten unseen \(markComplete\)/, handedOver],
    'two tabs send': [{ seekLead: (_, lead) => lead() }, /one action in flight/],
  }
  // Always the same dice, or which invariant notices first would differ from run to run.
  const dice = 11
  test.each(Object.entries(planted))('notices a planted fault: %s', async (_, [plants, says, story]) => {
    const outcome = await fc.check(fc.asyncProperty(steps, (all) => World.play(all, false, plants)), { numRuns: 2000, endOnFailure: true, seed: dice, examples: story ? [[story]] : [] })
    expect(String(outcome.errorInstance)).toMatch(says)
  }, 120_000)
})
