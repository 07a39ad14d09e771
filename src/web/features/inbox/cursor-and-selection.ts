/**
 * Where a person is in a list, and what they picked: two things, both by id, so that rows that come, go and move change
 * neither. Pure: `place` after an event is a function of the two.
 */
export interface Place {
  /** Ids of the rows shown, top to bottom. */
  rows: readonly number[]
  /** The task of the cursor row; null only where no row is shown. */
  cursor: number | null
  /** A task that the cursor goes to as soon as its row is there, unless the person goes elsewhere first. */
  awaited: number | null
  /** In the order of picking. Holds tasks that are shown, that a filter hides, and that are gone. */
  selected: ReadonlySet<number>
  /** The row that a range is drawn from; null where none is being drawn. */
  anchor: number | null
  /** What was selected before that range: drawing it back lets go of what it had taken in. */
  before: ReadonlySet<number>
}

/** What can happen to a place. Rows are told by index where a person points at them, tasks by id. */
export type PlaceEvent =
  /** The list shows other rows, for whatever reason but an action of the person's. */
  | { kind: 'rows'; rows: readonly number[] }
  | { kind: 'move'; to: number }
  | { kind: 'await'; id: number }
  /** Picks a task, or lets it go; the cursor comes to it if it is shown. */
  | { kind: 'toggle'; id: number }
  /** Draws the range from where it began to here, and brings the cursor along. */
  | { kind: 'extend'; to: number }
  | { kind: 'select'; ids: readonly number[] }
  | { kind: 'letGo'; ids: readonly number[] }
  | { kind: 'clear' }
  /** The person's action took these tasks out of the view, whose rows stay in place. */
  | { kind: 'left'; ids: ReadonlySet<number>; over: ReadonlySet<number> }

const nothing: ReadonlySet<number> = new Set()

/** The place on opening a list: on the task that is open, if any. */
export function placeAt(awaited: number | null): Place {
  return { rows: [], cursor: null, awaited, selected: nothing, anchor: null, before: nothing }
}

/** The place after `event`; the same object where nothing changes. */
export function nextPlace(place: Place, event: PlaceEvent): Place {
  switch (event.kind) {
    case 'rows':
      return withRows(place, event.rows)
    case 'move':
      return place.rows.length === 0 ? place : { ...place, cursor: rowAt(place, event.to), awaited: null, anchor: null, before: nothing }
    case 'await':
      return place.rows.includes(event.id) ? { ...place, cursor: event.id, awaited: null, anchor: null } : { ...place, awaited: event.id }
    case 'toggle': {
      const isShown = place.rows.includes(event.id)
      const selected = place.selected.has(event.id) ? without(place.selected, [event.id]) : new Set([...place.selected, event.id])
      return { ...place, cursor: isShown ? event.id : place.cursor, awaited: null, selected, anchor: isShown ? event.id : null, before: selected }
    }
    case 'extend':
      return extended(place, event.to)
    case 'select':
      return { ...place, selected: new Set([...place.selected, ...event.ids]), anchor: null, before: nothing }
    case 'letGo':
      return event.ids.some((id) => place.selected.has(id)) ? { ...place, selected: without(place.selected, event.ids), anchor: null, before: nothing } : place
    case 'clear':
      return place.selected.size === 0 ? place : { ...place, selected: nothing, anchor: null, before: nothing }
    case 'left':
      return movedOn(nextPlace(place, { kind: 'letGo', ids: [...event.ids] }), event.ids, event.over)
  }
}

/** The index of the cursor row; 0 where no row is shown. */
export function cursorIndex({ rows, cursor }: Place): number {
  return cursor === null ? 0 : Math.max(0, rows.indexOf(cursor))
}

/**
 * A row that goes from under the cursor leaves it to the next that stays, else to the one before. It then stays there: a
 * row that comes back must not take the cursor along while the hand is on a key.
 */
function withRows(place: Place, rows: readonly number[]): Place {
  if (rows === place.rows) return place
  const here = new Set(rows)
  if (place.awaited !== null && here.has(place.awaited)) return { ...place, rows, cursor: place.awaited, awaited: null, anchor: null }
  if (place.cursor !== null && here.has(place.cursor)) return { ...place, rows }
  // Between two readings a list may be empty: what it held last still says where the person is.
  if (rows.length === 0) return place.rows.length === 0 ? place : { ...place, rows: [], cursor: null, awaited: place.awaited ?? place.cursor }
  const at = place.cursor === null ? 0 : place.rows.indexOf(place.cursor)
  const next = place.rows.slice(at + 1).find((id) => here.has(id)) ?? place.rows.slice(0, Math.max(0, at)).findLast((id) => here.has(id))
  // What was waited for while there was nothing is not coming back by itself.
  const awaited = place.cursor === null ? null : place.awaited
  return { ...place, rows, cursor: next ?? rows[Math.max(0, Math.min(at, rows.length - 1))] ?? null, awaited, anchor: null }
}

function extended(place: Place, to: number): Place {
  const cursor = rowAt(place, to)
  if (cursor === null) return place
  const from = place.anchor ?? place.cursor ?? cursor
  const before = place.anchor === null ? place.selected : place.before
  // The row that the range began at may be gone by now: then it begins here.
  const ends = [place.rows.indexOf(from), place.rows.indexOf(cursor)].map((index) => (index === -1 ? place.rows.indexOf(cursor) : index)).sort((a, b) => a - b)
  return { ...place, cursor, awaited: null, anchor: from, before, selected: new Set([...before, ...place.rows.slice(ends[0], (ends[1] ?? 0) + 1)]) }
}

/** On to the next row that isn't over yet. At the end it stays: nothing that the person has passed is under the next key. */
function movedOn(place: Place, left: ReadonlySet<number>, over: ReadonlySet<number>): Place {
  if (place.cursor === null || !left.has(place.cursor)) return place
  const at = cursorIndex(place)
  const next = place.rows.slice(at + 1).find((id) => !over.has(id) && !left.has(id))
  return next === undefined ? place : { ...place, cursor: next, awaited: null, anchor: null, before: nothing }
}

function rowAt({ rows, cursor }: Place, index: number): number | null {
  return rows[Math.max(0, Math.min(index, rows.length - 1))] ?? cursor
}

function without(ids: ReadonlySet<number>, gone: readonly number[]): ReadonlySet<number> {
  const left = new Set(ids)
  for (const id of gone) left.delete(id)
  return left
}

/** How a selection stands to what is shown. The numbers add up to `total`. */
export interface SelectionCounts {
  total: number
  /** In the view: shown, or further down. */
  inView: number
  hidden: number
  gone: number
}

/** Counts a selection. `fits`: whether a task is in the view; null where it no longer exists for this person. Pure. */
export function countSelection(place: Place, fits: (id: number) => boolean | null): SelectionCounts {
  const shown = new Set(place.rows)
  const counts: SelectionCounts = { total: place.selected.size, inView: 0, hidden: 0, gone: 0 }
  for (const id of place.selected) {
    const standing = fits(id)
    counts[standing === null ? 'gone' : standing || shown.has(id) ? 'inView' : 'hidden'] += 1
  }
  return counts
}

/** "12 selected · 3 hidden by filter · 1 gone". Pure. */
export function selectionSentence({ total, hidden, gone }: SelectionCounts): string {
  return [
    `${total.toLocaleString()} selected`,
    hidden > 0 && `${hidden.toLocaleString()} hidden by filter`,
    gone > 0 && `${gone.toLocaleString()} gone`,
  ].filter(Boolean).join(' · ')
}
