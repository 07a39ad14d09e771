import { columnOf, type ColumnId, type PlacedColumn } from './task-columns.ts'

/** Below this a row has two lines and its columns are those of rows.css. In rem. */
export const twoLinesBelow = 35

/** What stands between and beside the columns, in rem, as rows.css has it. */
const gap = 0.75
const beside = 3.375

/** How the columns stand in a list of some width. */
export interface ColumnStep {
  /** In lists narrower than this, in rem; the first step is for all. */
  below: number
  /** `grid-template-columns`. */
  template: string
  /** The column that leaves at this step, or is cut down to its picture. */
  leaves: ColumnId | null
  cuts: ColumnId | null
}

interface Placed extends PlacedColumn {
  isSmall: boolean
}

/** How the columns give way as the list narrows, widest first. A width that a person chose stays. */
export function columnSteps(columns: readonly PlacedColumn[]): ColumnStep[] {
  let left: Placed[] = columns.map((column) => ({ ...column, isSmall: false }))
  const steps: ColumnStep[] = [{ below: Infinity, template: template(left), leaves: null, cuts: null }]
  for (const { id, kind } of reductions(columns)) {
    const below = roomFor(left)
    if (below <= twoLinesBelow) break
    left = kind === 'leaves' ? left.filter((column) => column.id !== id) : left.map((column) => (column.id === id ? { ...column, isSmall: true } : column))
    steps.push({ below, template: template(left), leaves: kind === 'leaves' ? id : null, cuts: kind === 'cuts' ? id : null })
  }
  return steps
}

/** The columns of `columns` for which a list of `width` rem has no room. */
export function columnsWithoutRoom(columns: readonly PlacedColumn[], width: number): ColumnId[] {
  return columnSteps(columns).flatMap(({ below, leaves }) => (leaves !== null && width < below ? [leaves] : []))
}

/**
 * The style rules that lay the list's columns out. Rules rather than properties of each row: a column that is moved, drawn
 * wider or left out for want of room makes no row render again.
 */
export function columnRules(columns: readonly PlacedColumn[]): string {
  const rules = columnSteps(columns).map(({ below, template: tracks, leaves, cuts }) => {
    const own = [
      `.grid-cols{grid-template-columns:${tracks}}`,
      leaves && `[data-col="${leaves}"]{display:none}`,
      cuts && `[data-col="${cuts}"] [data-part="name"]{position:absolute;width:1px;overflow:hidden;clip-path:inset(50%)}[data-col="${cuts}"] [data-part="picture"]{display:flex}`,
    ].filter(Boolean)
    return below === Infinity ? own.join('') : `@container list (width < ${below}rem){${own.join('')}}`
  })
  return `@container list (width >= ${twoLinesBelow}rem){${rules.join('')}}`
}

function reductions(columns: readonly PlacedColumn[]): { id: ColumnId; kind: 'leaves' | 'cuts'; rank: number }[] {
  return columns
    .flatMap(({ id, width }) => {
      const { rank, small } = columnOf(id)
      return [
        ...(small && width === null ? [{ id, kind: 'cuts' as const, rank: small.rank }] : []),
        ...(rank > 0 ? [{ id, kind: 'leaves' as const, rank }] : []),
      ]
    })
    .sort((a, b) => a.rank - b.rank)
}

function leastWidth({ id, width, isSmall }: Placed): number {
  const own = columnOf(id)
  return width === null ? (isSmall && own.small ? own.small.width : own.width) : width / 16
}

function roomFor(columns: readonly Placed[]): number {
  return columns.reduce((sum, column) => sum + leastWidth(column), beside + gap * (columns.length - 1))
}

function template(columns: readonly Placed[]): string {
  const tracks = columns.map((column) => {
    const { grow } = columnOf(column.id)
    return column.width === null && grow > 0 ? `minmax(${leastWidth(column)}rem,${grow}fr)` : `${leastWidth(column)}rem`
  })
  // Where every width is chosen, what is left over stands at the end.
  return (tracks.some((track) => track.endsWith('fr)')) ? tracks : [...tracks, 'minmax(0,1fr)']).join(' ')
}
