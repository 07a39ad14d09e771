import { sql } from 'kysely'
import type { Pool } from 'pg'
import type { Identifier, Resource } from '#contract/json-api.ts'
import type { ResourceQuery } from '#contract/list-query.ts'
import type { ResourceDefinition } from '#contract/resource-definition.ts'
import { resourceDefinition } from '#contract/resources.ts'
import { runPrepared } from '#service/db/prepared-query.ts'
import type { Queryable } from '#service/db/store.ts'
import type { Principal } from '#service/users/principal.ts'
import type { Condition } from './column-comparison.ts'
import { includedRelationships, includeTree, type IncludeTree } from './include-tree.ts'
import { makePresenter, type Linkage, type Presenter } from './resource-presenter.ts'
import { columnOf, tableOf } from './resource-tables.ts'
import { selectRow, type Row } from './row-selection.ts'
import { visibleTasks } from './task-scope.ts'

/** Who reads, through which handle, and where links lead. */
export interface ReadContext {
  db: Queryable
  /** Where statements can be prepared; left out inside a transaction. */
  pool?: Pool
  principal: Principal
  publicOrigin: string
}

/** All that reading one request's resources shares: presenters by type, and what was read so far. */
export class ResourceReader {
  readonly tree: IncludeTree
  readonly #context: ReadContext
  readonly #query: ResourceQuery
  readonly #included: Map<string, Set<string>>
  readonly #presenters = new Map<string, Presenter>()
  readonly #linkage = new Map<string, Map<string, Identifier[]>>()

  constructor(context: ReadContext, definition: ResourceDefinition, query: ResourceQuery) {
    this.#context = context
    this.#query = query
    this.tree = includeTree(query.include)
    this.#included = includedRelationships(definition, this.tree)
  }

  /** What the person may see of `type`; to stand in every query of it. */
  scope(type: string): Condition[] {
    const scope = type === 'task' ? visibleTasks(this.#context.principal) : null
    return scope === null ? [] : [scope]
  }

  presenter(type: string): Presenter {
    const known = this.#presenters.get(type)
    if (known) return known
    const made = makePresenter(resourceDefinition(type), { ...this.#query, ...this.#context }, this.#included.get(type) ?? new Set())
    this.#presenters.set(type, made)
    return made
  }

  present(type: string, row: Row): Resource {
    return this.presenter(type).present(row, this.#linkageOf(type, row.id))
  }

  linkageOf(type: string, id: number, relationship: string): readonly Identifier[] {
    return this.#linkage.get(`${type}:${id}`)?.get(relationship) ?? []
  }

  /** The rows of `type` with these ids that the person may see. */
  async rowsById(type: string, ids: readonly number[]): Promise<readonly Row[]> {
    const { db, pool, principal } = this.#context
    const where = sql.join([sql`t.id = any(${ids}::bigint[])`, ...this.scope(type)], sql` and `)
    const query = sql<Row>`select ${selectRow(resourceDefinition(type), this.presenter(type).attributes)} from ${sql.table(tableOf(type))} as t where ${where}`
    // Sparse fields make too many texts to prepare, and scopes of one owner read otherwise than those of several.
    const prepared = this.#query.fields[type] === undefined ? pool : undefined
    const scope = type !== 'task' || principal.visibleOwnerIds === null ? '' : principal.visibleOwnerIds.length === 1 ? ' of one owner' : ' of owners'
    return runPrepared(db, prepared, `${type}${scope} by id`, query)
  }

  /** Loads the to-many linkage that resources of `rows` show, one query for each relationship. */
  async loadLinkage(type: string, rows: readonly Row[]): Promise<void> {
    if (rows.length > 0) await Promise.all(this.presenter(type).linked.map((name) => this.#loadRelationship(type, name, rows)))
  }

  async #loadRelationship(type: string, name: string, rows: readonly Row[]): Promise<void> {
    const { shape, targets } = resourceDefinition(type).relationships[name] ?? {}
    const target = targets?.[0] ?? ''
    const found = shape === 'identifiers' ? await this.#stepsOfSequences(rows) : await this.#children(type, target, rows)
    for (const row of rows) {
      const ids = found.get(shape === 'identifiers' ? Number(row['sequence#id']) : row.id) ?? []
      const linkage = this.#linkage.get(`${type}:${row.id}`) ?? new Map<string, Identifier[]>()
      linkage.set(name, ids.map((id) => ({ type: target, id })))
      this.#linkage.set(`${type}:${row.id}`, linkage)
    }
  }

  /** `sequenceSequenceSteps`: the steps of the task's sequence, in their order. */
  async #stepsOfSequences(rows: readonly Row[]): Promise<Map<number, number[]>> {
    const sequences = [...new Set(rows.flatMap((row) => (typeof row['sequence#id'] === 'number' ? [row['sequence#id']] : [])))]
    if (sequences.length === 0) return new Map()
    const steps = sql<{ parent: number; id: number }>`select sequence_id as parent, id from sequence_steps where sequence_id = any(${sequences}::bigint[]) order by sequence_id, "order"`
    return groupByParent(await runPrepared(this.#context.db, this.#context.pool, 'steps of sequences', steps))
  }

  async #children(type: string, target: string, rows: readonly Row[]): Promise<Map<number, number[]>> {
    const parent = sql.ref(`${columnOf(type)}_id`)
    const children = await sql<{ parent: number; id: number }>`select ${parent} as parent, id from ${sql.table(tableOf(target))} where ${parent} = any(${rows.map(({ id }) => id)}::bigint[]) order by id`.execute(this.#context.db)
    return groupByParent(children.rows)
  }

  #linkageOf(type: string, id: number): Linkage | undefined {
    return this.#linkage.get(`${type}:${id}`)
  }
}

function groupByParent(rows: readonly { parent: number; id: number }[]): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const { parent, id } of rows) {
    const group = groups.get(parent)
    if (group) group.push(id)
    else groups.set(parent, [id])
  }
  return groups
}
