/** One row of a list: a task that fits the view, or one that was acted on and no longer does (`settled: 'left'`). */
export interface VisibleRow {
  id: number
  /** `left`: stays in place, dimmed, until the person moves on. */
  settled: 'no' | 'left'
}

/** A task that the person acted on in this view, and the row above it at that time (null: it was the first). */
export interface ActedOn {
  id: number
  after: number | null
}

/**
 * Which rows a list shows: the server's order, each task that fits the view, and those acted on in their places, also
 * where a newer page no longer holds them. A task completed since cannot be brought back by an older page: `matches` asks
 * what is visible now, and answers null for a task that is gone, which leaves no row. Pure.
 */
export function visibleRows(ids: readonly number[], matches: (id: number) => boolean | null, actedOn: readonly ActedOn[]): VisibleRow[] {
  const order = withActedOn(ids, actedOn)
  const kept = new Set(actedOn.map(({ id }) => id))
  const rows: VisibleRow[] = []
  for (const id of order) {
    const fits = matches(id)
    if (fits) rows.push({ id, settled: 'no' })
    else if (fits === false && kept.has(id)) rows.push({ id, settled: 'left' })
  }
  return rows
}

/** `ids` with those acted on that a newer page left out, each put back below the row it stood under. */
function withActedOn(ids: readonly number[], actedOn: readonly ActedOn[]): readonly number[] {
  const listed = new Set(ids)
  const missing = new Map(actedOn.filter(({ id }) => !listed.has(id)).map(({ id, after }) => [id, after]))
  if (missing.size === 0) return ids
  const order = [...ids]
  const putBack = (id: number): void => {
    const after = missing.get(id)
    if (after === undefined) return
    missing.delete(id)
    // The row above may be one of the missing, acted on later: it has to be there first.
    if (after !== null) putBack(after)
    // -1 (no such row any more) puts it first.
    order.splice(after === null ? 0 : order.indexOf(after) + 1, 0, id)
  }
  for (const id of [...missing.keys()]) putBack(id)
  return order
}

/** Notes that `ids` were acted on while `rows` were shown; those already noted keep their place. */
export function actOnRows(actedOn: readonly ActedOn[], ids: readonly number[], rows: readonly VisibleRow[]): readonly ActedOn[] {
  const known = new Set(actedOn.map(({ id }) => id))
  const fresh = ids.filter((id) => !known.has(id))
  if (fresh.length === 0) return actedOn
  const places = new Map(rows.map((row, index) => [row.id, index]))
  const added = fresh
    .filter((id) => places.has(id))
    .sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
    .map((id) => ({ id, after: rows[(places.get(id) ?? 0) - 1]?.id ?? null }))
  return [...actedOn, ...added]
}
