import type { Filter, FilterTerm, FilterValue, ListRequest } from './list-query.ts'

/**
 * The query string of a list request, without `?`, in the plain contract that Outreach also reads. The newer filter
 * syntax is used only where a value holds what the older one would take for its own: a comma, `..` or a null marker.
 */
export function formatListQuery(request: ListRequest): string {
  const pairs: [string, string][] = []
  const filters = request.filters ?? []
  const newSyntax = filters.some(needsNewSyntax)
  if (newSyntax) pairs.push(['newFilterSyntax', 'true'])
  for (const filter of filters) pairs.push(...(newSyntax ? newSyntaxPairs(filter) : [oldSyntaxPair(filter)]))
  if (request.sort?.length) pairs.push(['sort', request.sort.map(({ name, descending }) => (descending ? `-${name}` : name)).join(',')])
  if (request.include?.length) pairs.push(['include', request.include.join(',')])
  for (const [type, names] of Object.entries(request.fields ?? {})) pairs.push([`fields[${type}]`, names.join(',')])
  for (const [name, value] of Object.entries(request.page ?? {})) if (name !== 'kind') pairs.push([`page[${name}]`, String(value)])
  if (request.count) pairs.push(['count', 'true'])
  if (request.authorizationMeta) pairs.push(['provideAuthorizationMeta', 'true'])
  if (request.dataConnections) pairs.push(['provideDataConnections', 'true'])
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
}

function parameterOf({ relationship, name }: Filter): string {
  return relationship === undefined ? `filter[${name}]` : `filter[${relationship}][${name}]`
}

function needsNewSyntax({ relationship, name, terms }: Filter): boolean {
  if (relationship === undefined && name === 'q') return false
  return terms.some((term) => (term.kind === 'range' && ('gt' in term || 'lt' in term)) || valuesOf(term).some(isAmbiguous))
}

function valuesOf(term: FilterTerm): (FilterValue | undefined)[] {
  return term.kind === 'is' ? [term.value] : term.kind === 'range' ? [term.gte, term.lte] : []
}

function isAmbiguous(value: FilterValue | undefined): boolean {
  return typeof value === 'string' && (/,|\.\./.test(value) || value === '__null__' || value === '__notnull__')
}

function oldSyntaxPair(filter: Filter): [string, string] {
  return [parameterOf(filter), filter.terms.map(oldSyntaxTerm).join(',')]
}

function oldSyntaxTerm(term: FilterTerm): string {
  switch (term.kind) {
    case 'is':
      return String(term.value)
    case 'range':
      return `${term.gte ?? 'neginf'}..${term.lte ?? 'inf'}`
    case 'null':
      return '__null__'
    case 'notNull':
      return '__notnull__'
  }
}

function newSyntaxPairs(filter: Filter): [string, string][] {
  const parameter = parameterOf(filter)
  return filter.terms.flatMap((term): [string, string][] => {
    if (term.kind !== 'range') return [[`${parameter}[]`, term.kind === 'is' ? String(term.value) : oldSyntaxTerm(term)]]
    const { kind: _, ...bounds } = term
    return Object.entries(bounds).map(([bound, value]) => [`${parameter}[${bound}]`, String(value)])
  })
}
