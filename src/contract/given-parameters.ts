import type { Problem } from './errors.ts'
import { readFields } from './list-query-fields.ts'
import type { FilterParameter } from './list-query-filters.ts'
import { pageMembers, type PageParameters } from './list-query-page.ts'
import { refuse } from './list-query-terms.ts'
import { readQueryPairs, shown, type QueryPair } from './query-pairs.ts'

/** A raw query string without its `?`, or pairs already decoded, such as a URLSearchParams. */
export type QueryInput = string | Iterable<QueryPair>

/** The request's parameters, taken one by one; what nobody takes is unknown. */
export class GivenParameters {
  readonly #values: Map<string, string[]>
  readonly #problems: Problem[]

  constructor(values: Map<string, string[]>, problems: Problem[]) {
    this.#values = values
    this.#problems = problems
  }

  /** The one value of `name`. Clients repeat a key with the same value; with another, nobody knows which they mean. */
  take(name: string): string | undefined {
    const values = this.#values.get(name)
    this.#values.delete(name)
    if (values && new Set(values).size > 1) refuse({ parameter: name, problems: this.#problems }, 'The parameter is given more than once, with different values.')
    return values?.[0]
  }

  takeFlag(name: string): boolean {
    const text = this.take(name)
    if (text !== undefined && text !== 'true' && text !== 'false') refuse({ parameter: name, problems: this.#problems }, 'The parameter must be true or false.')
    return text === 'true'
  }

  takePage(): PageParameters {
    return Object.fromEntries(pageMembers.flatMap((member) => {
      const value = this.take(`page[${member}]`)
      return value === undefined ? [] : [[member, value]]
    }))
  }

  takeFields(problems: Problem[]): Record<string, readonly string[]> {
    const read = this.#named('fields').flatMap(({ name, path }) => {
      const type = path[0] ?? ''
      const names = path.length === 1 ? readFields(type, this.take(name) ?? '', name, problems) : null
      return names === null ? [] : [[type, names] as const]
    })
    return Object.fromEntries(read)
  }

  takeFilters(): FilterParameter[] {
    return this.#named('filter').map(({ name, path }) => {
      const values = path.at(-1) === '' ? [...new Set(this.#values.get(name))] : [this.take(name) ?? '']
      this.#values.delete(name)
      return { parameter: name, path, values }
    })
  }

  /** The members of `family[name]=…`, by name. */
  takeMembers(family: string): { parameter: string; name: string; value: string }[] {
    return this.#named(family).flatMap(({ name: parameter, path }) => {
      const [name] = path
      return path.length === 1 && name !== undefined ? [{ parameter, name, value: this.take(parameter) ?? '' }] : []
    })
  }

  refuseRest(): void {
    for (const name of this.#values.keys()) {
      this.#problems.push({ code: 'badRequest', detail: `There is no query parameter '${shown(name)}' here.`, parameter: shown(name) })
    }
  }

  #named(family: string): { name: string; path: string[] }[] {
    return [...this.#values.keys()].flatMap((name) => {
      const isFamily = name.startsWith(`${family}[`) && /^\w+(\[[^[\]]*\])+$/.test(name)
      return isFamily ? [{ name, path: name.slice(family.length + 1, -1).split('][') }] : []
    })
  }
}

/** Reads the parameters of a query. */
export function collectParameters(input: QueryInput, problems: Problem[]): GivenParameters {
  const pairs: Iterable<QueryPair> = typeof input === 'string' ? readQueryPairs(input, problems) : input
  const values = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    const known = values.get(name)
    if (known) known.push(value)
    else values.set(name, [value])
  }
  return new GivenParameters(values, problems)
}
