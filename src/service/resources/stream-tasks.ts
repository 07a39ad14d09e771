import type { Resource } from '#contract/json-api.ts'
import type { ListQuery } from '#contract/list-query.ts'
import { resourceDefinition } from '#contract/resources.ts'
import { ListSource, type PageStart } from './list-page.ts'
import { presentPage } from './list-resources.ts'
import { ResourceReader, type ReadContext } from './resource-reader.ts'

/** A run of tasks, and what they include; a resource may be included again in a later batch. */
export interface TaskBatch {
  data: Resource[]
  included: Resource[]
}

/**
 * All tasks of a list from its beginning, whatever page it asks for, batch by batch along its keyset: memory stays flat,
 * no transaction is held, and a row that doesn't move comes exactly once.
 */
export async function* streamTasks(context: ReadContext, query: ListQuery, batchSize = 500): AsyncGenerator<TaskBatch, void, undefined> {
  const definition = resourceDefinition('task')
  let start: PageStart = { offset: 0 }
  for (let more = true; more; ) {
    // A reader remembers what it loads, so each batch has its own.
    const reader = new ResourceReader(context, definition, query)
    const page = await new ListSource(context.db, definition, reader, query).page(start, batchSize)
    if (page.rows.length > 0) {
      const { data, included = [] } = await presentPage(reader, definition.type, page, query.include.length > 0)
      yield { data, included }
    }
    more = page.hasMore && page.last !== null
    if (page.last) start = { after: page.last }
  }
}
