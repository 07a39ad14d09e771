import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actOnRows, visibleRows, type ActedOn, type VisibleRow } from '#web/data/visible-rows.ts'
import { proofSeed, proofSize, reportProof } from '#testing/campaign/proof.ts'
import { countSelection, cursorIndex, nextPlace, placeAt, selectionSentence, type Place, type PlaceEvent } from './cursor-and-selection.ts'

type Next = typeof nextPlace

/** What happens to a list with a person at it. Numbers choose among what is there, so that every story can be told. */
type Step =
  | { kind: 'move' | 'toggle' | 'extend' | 'await'; at: number }
  | { kind: 'selectShown' | 'clear' | 'refetch' | 'loadMore' | 'tidy' }
  | { kind: 'complete'; on: 'cursor' | 'selection' }
  | { kind: 'touch'; at: number }
  | { kind: 'foreign'; at: number; what: 'complete' | 'reopen' | 'hand on' | 'remove' | 'create' }
  | { kind: 'filter'; owner: number | null }
  | { kind: 'sort'; descending: boolean }

const at = fc.nat({ max: 30 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('move' as const, 'toggle' as const, 'extend' as const, 'await' as const), at }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('selectShown' as const, 'clear' as const, 'refetch' as const, 'loadMore' as const, 'tidy' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('complete' as const), on: fc.constantFrom('cursor' as const, 'selection' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('touch' as const), at }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('foreign' as const), at, what: fc.constantFrom('complete' as const, 'reopen' as const, 'hand on' as const, 'remove' as const, 'create' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('filter' as const), owner: fc.constantFrom(null, 1, 2) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sort' as const), descending: fc.boolean() }) },
)

interface WorldTask {
  owner: number
  isDone: boolean
}

/** The service and one list of it, as the page sees both. */
function createWorld() {
  const tasks = new Map<number, WorldTask>(Array.from({ length: 14 }, (_, index) => [index + 1, { owner: 1 + (index % 2), isDone: false }]))
  let owner: number | null = null
  let descending = false
  let size = 6
  let listed: number[] = []
  let actedOn: readonly ActedOn[] = []
  let rows: VisibleRow[] = []
  const fits = (id: number): boolean | null => {
    const task = tasks.get(id)
    return task ? !task.isDone && (owner === null || task.owner === owner) : null
  }
  const show = () => (rows = visibleRows(listed, fits, actedOn))
  const read = () => {
    listed = [...tasks.keys()].filter((id) => fits(id)).sort((a, b) => (descending ? b - a : a - b)).slice(0, size)
    show()
  }
  const anew = () => {
    actedOn = []
    size = 6
    read()
  }
  read()
  return {
    tasks, fits,
    rows: () => rows,
    show,
    keep: (ids: readonly number[]) => (actedOn = actOnRows(actedOn, ids, rows)),
    refetch: read,
    loadMore: () => {
      size += 4
      read()
    },
    tidy: () => {
      actedOn = []
      show()
    },
    filter: (next: number | null) => {
      owner = next
      anew()
    },
    sort: (next: boolean) => {
      descending = next
      anew()
    },
  }
}

/** Where the cursor has to be when other rows are shown. */
function cursorOver(before: Place, rows: readonly number[]): number | null {
  const { cursor, awaited } = before
  if (rows.length === 0) return null
  if (awaited !== null && rows.includes(awaited)) return awaited
  if (cursor === null) return rows[0] ?? null
  if (rows.includes(cursor)) return cursor
  const place = before.rows.indexOf(cursor)
  for (let below = place + 1; below < before.rows.length; below += 1) if (rows.includes(before.rows[below] ?? 0)) return before.rows[below] ?? null
  for (let above = place - 1; above >= 0; above -= 1) if (rows.includes(before.rows[above] ?? 0)) return before.rows[above] ?? null
  return rows[Math.min(place, rows.length - 1)] ?? null
}

/** Lives through a story and checks each of its moments. */
function live(steps: readonly Step[], next: Next): void {
  const world = createWorld()
  let place = placeAt(null)
  let picked = new Set<number>()
  /** The range under way, as the story has it. */
  let drawn: { from: number; before: Set<number> } | null = null
  const tell = (event: PlaceEvent) => (place = next(place, event))
  const shown = () => world.rows().map(({ id }) => id)
  const showRows = () => {
    const before = place
    tell({ kind: 'rows', rows: shown() })
    expect(place.cursor).toBe(cursorOver(before, shown()))
    if (place.cursor !== before.cursor || before.awaited !== place.awaited) drawn = null
  }
  showRows()

  for (const one of steps) {
    const before = place
    const count = place.rows.length
    const index = 'at' in one && count > 0 ? one.at % count : 0
    const target = place.rows[index]
    switch (one.kind) {
      case 'move':
        tell({ kind: 'move', to: index })
        expect(place.cursor).toBe(target ?? null)
        if (count > 0) drawn = null
        break
      case 'toggle': {
        const id = target ?? 1
        tell({ kind: 'toggle', id })
        if (!picked.delete(id)) picked.add(id)
        if (count > 0) expect(place.cursor).toBe(id)
        drawn = count > 0 ? { from: id, before: new Set(picked) } : null
        break
      }
      case 'extend': {
        if (target === undefined || place.cursor === null) break
        drawn ??= { from: place.cursor, before: new Set(picked) }
        const from = place.rows.includes(drawn.from) ? place.rows.indexOf(drawn.from) : index
        tell({ kind: 'extend', to: index })
        picked = new Set([...drawn.before, ...place.rows.slice(Math.min(from, index), Math.max(from, index) + 1)])
        expect(place.cursor).toBe(target)
        break
      }
      case 'await':
        tell({ kind: 'await', id: 1 + (one.at % 20) })
        if (place.cursor !== before.cursor || place.anchor === null) drawn = null
        expect(place.cursor).toBe(place.rows.includes(1 + (one.at % 20)) ? 1 + (one.at % 20) : before.cursor)
        break
      case 'selectShown':
        tell({ kind: 'select', ids: place.rows })
        for (const id of place.rows) picked.add(id)
        drawn = null
        expect(place.cursor).toBe(before.cursor)
        break
      case 'clear':
        tell({ kind: 'clear' })
        if (picked.size > 0) drawn = null
        picked = new Set()
        expect(place.cursor).toBe(before.cursor)
        break
      case 'touch': {
        // An action that leaves the row in the view.
        if (target === undefined) break
        world.keep([target])
        showRows()
        tell({ kind: 'left', ids: new Set(), over: new Set() })
        expect(place.cursor).toBe(before.cursor)
        break
      }
      case 'complete': {
        const ids = one.on === 'selection' ? [...picked] : place.cursor === null ? [] : [place.cursor]
        const over = new Set(world.rows().filter(({ settled }) => settled === 'left').map(({ id }) => id))
        const left = new Set(ids.filter((id) => world.fits(id)))
        world.keep(ids)
        for (const id of left) world.tasks.set(id, { owner: 1, ...world.tasks.get(id), isDone: true })
        world.show()
        showRows()
        // No row moves under the hand: those acted on stay where they were.
        expect(place.rows).toEqual(before.rows)
        tell({ kind: 'left', ids: left, over })
        if ([...left].some((id) => picked.has(id))) drawn = null
        picked = new Set([...picked].filter((id) => !left.has(id)))
        const below = place.rows.slice(cursorIndex(before) + 1)
        const goal = before.cursor !== null && left.has(before.cursor) ? (below.find((id) => world.fits(id) === true || (world.fits(id) === null && !over.has(id))) ?? before.cursor) : before.cursor
        if (goal !== before.cursor) drawn = null
        expect(place.cursor).toBe(goal)
        break
      }
      case 'foreign': {
        const id = 1 + (one.at % 24)
        const task = world.tasks.get(id)
        if (one.what === 'create') world.tasks.set(id, task ?? { owner: 1, isDone: false })
        else if (one.what === 'remove') world.tasks.delete(id)
        else if (task) world.tasks.set(id, one.what === 'hand on' ? { ...task, owner: 3 - task.owner } : { ...task, isDone: one.what === 'complete' })
        // What is shown follows at once, as a row that somebody else completed goes dim or away.
        world.show()
        break
      }
      case 'filter':
        world.filter(one.owner)
        break
      case 'sort':
        world.sort(one.descending)
        break
      default:
        world[one.kind]()
    }
    showRows()

    expect(place.rows.length === 0 ? place.cursor === null : place.cursor !== null && place.rows.includes(place.cursor)).toBe(true)
    expect([...place.selected].sort((a, b) => a - b)).toEqual([...picked].sort((a, b) => a - b))
    const counts = countSelection(place, world.fits)
    expect(counts.inView + counts.hidden + counts.gone).toBe(picked.size)
    expect(counts.gone).toBe([...picked].filter((id) => !world.tasks.has(id)).length)
    expect(counts.hidden).toBe([...picked].filter((id) => world.fits(id) === false && !place.rows.includes(id)).length)
  }
}

const stories = fc.array(step, { maxLength: 40 })

describe('cursor and selection', () => {
  test('stay with their tasks through whatever happens to the list', () => {
    const runs = proofSize(1_500, 100_000)
    fc.assert(fc.property(stories, (steps) => live(steps, nextPlace)), { numRuns: runs, seed: proofSeed })
    reportProof('selection', { stories: runs })
  }, 600_000)

  test.each<[string, Next]>([
    ['a cursor that stays at its height instead of on its task', (place, event) => {
      const next = nextPlace(place, event)
      return event.kind === 'rows' ? { ...next, cursor: next.rows[Math.min(cursorIndex(place), next.rows.length - 1)] ?? null } : next
    }],
    ['a selection that another reading of the list cuts down', (place, event) => {
      const next = nextPlace(place, event)
      return event.kind === 'rows' ? { ...next, selected: new Set([...next.selected].filter((id) => next.rows.includes(id))) } : next
    }],
    ['a cursor that moves on by one, onto a row that is over', (place, event) => {
      const next = nextPlace(place, event)
      const moved = event.kind === 'left' && place.cursor !== null && event.ids.has(place.cursor)
      return moved ? { ...next, cursor: next.rows[Math.min(cursorIndex(place) + 1, next.rows.length - 1)] ?? null } : next
    }],
    ['a range that keeps what it was drawn back from', (place, event) => {
      const next = nextPlace(place, event)
      return event.kind === 'extend' ? { ...next, selected: new Set([...place.selected, ...next.selected]) } : next
    }],
    ['a selection that keeps what was done with', (place, event) => (event.kind === 'left' ? { ...nextPlace(place, event), selected: place.selected } : nextPlace(place, event))],
  ])('the proof finds %s', (_, faulty) => {
    expect(() => fc.assert(fc.property(stories, (steps) => live(steps, faulty)), { numRuns: 2_000, seed: 1, endOnFailure: true })).toThrow()
  })

  test('the count says what is not in sight', () => {
    expect(selectionSentence({ total: 12, inView: 8, hidden: 3, gone: 1 })).toBe('12 selected · 3 hidden by filter · 1 gone')
    expect(selectionSentence({ total: 1240, inView: 1240, hidden: 0, gone: 0 })).toBe(`${(1240).toLocaleString()} selected`)
  })
})
