import type { Problem } from './errors.ts'
import { readFilterValue } from './filter-value.ts'
import type { FilterKind, FilterTerm, FilterValue } from './list-query.ts'
import { shown } from './query-pairs.ts'

/** Bounds of the newer filter syntax, `filter[x][gte]=…`. */
export const rangeBounds = ['gte', 'lte', 'gt', 'lt'] as const
export type RangeBound = (typeof rangeBounds)[number]

/** Where findings about one parameter go. */
export interface Finding {
  parameter: string
  problems: Problem[]
}

/** Reports that `parameter` is not valid. */
export function refuse({ parameter, problems }: Finding, detail: string): null {
  problems.push({ code: 'validationError', detail, parameter: shown(parameter) })
  return null
}

/** Reads one alternative of the older syntax: a value, `a..b` or a null marker. */
export function readOldTerm(kind: FilterKind, text: string, finding: Finding): FilterTerm | null {
  const nullTerm = readNullTerm(text)
  if (nullTerm) return nullTerm
  if (!text.includes('..')) return readValueTerm(kind, text, finding)
  const bounds = text.split('..')
  const [from = '', to = ''] = bounds
  const cannotRange = kind === 'boolean' || kind === 'strings'
  if (cannotRange || bounds.length !== 2 || from === '' || to === '') return refuse(finding, `'${shown(text)}' is not a range.`)
  if (from === 'inf' || to === 'neginf') return refuse(finding, `'${shown(text)}' is not a range: it begins after its end.`)
  return readRange(kind, { ...(from !== 'neginf' && { gte: from }), ...(to !== 'inf' && { lte: to }) }, finding)
}

/** Reads one value of the newer syntax, literally but for the null markers, which have no other spelling. */
export function readNewTerm(kind: FilterKind, text: string, finding: Finding): FilterTerm | null {
  return readNullTerm(text) ?? readValueTerm(kind, text, finding)
}

/**
 * Reads the bounds of one range; a range without any means: not null. In the newer syntax each bound is a parameter of its
 * own, which `parameters` names.
 */
export function readRange(
  kind: FilterKind,
  bounds: Partial<Record<RangeBound, string>>,
  finding: Finding,
  parameters: Partial<Record<RangeBound, string>> = {},
): FilterTerm | null {
  const values: Partial<Record<RangeBound, FilterValue>> = {}
  let isRefused = false
  for (const bound of rangeBounds) {
    const text = bounds[bound]
    if (text === undefined) continue
    const reading = readFilterValue(kind, text)
    if ('problem' in reading) {
      refuse({ ...finding, parameter: parameters[bound] ?? finding.parameter }, `'${shown(text)}' ${reading.problem}.`)
      isRefused = true
    } else values[bound] = reading.value
  }
  if (isRefused) return null
  const from = values.gte ?? values.gt
  const to = values.lte ?? values.lt
  if (from !== undefined && to !== undefined && from > to) return refuse(finding, `The range begins after its end.`)
  return from === undefined && to === undefined ? { kind: 'notNull' } : { kind: 'range', ...values }
}

function readValueTerm(kind: FilterKind, text: string, finding: Finding): FilterTerm | null {
  const reading = readFilterValue(kind, text)
  return 'problem' in reading ? refuse(finding, `'${shown(text)}' ${reading.problem}.`) : { kind: 'is', value: reading.value }
}

function readNullTerm(text: string): FilterTerm | null {
  if (text === '__null__') return { kind: 'null' }
  return text === '__notnull__' ? { kind: 'notNull' } : null
}
