import type { ListQuery } from '#contract/list-query.ts'
import type { ReadContext } from '#service/resources/resource-reader.ts'
import { streamTasks } from '#service/resources/stream-tasks.ts'

/**
 * A list as one JSON:API document, batch by batch. What the tasks include comes after them, from a second walk: remembering
 * which resources were written takes less than keeping them all.
 */
export async function* exportJsonApi(context: ReadContext, query: ListQuery, self: string): AsyncGenerator<string, void, undefined> {
  yield `{"links":${JSON.stringify({ self })},"data":[`
  let separator = ''
  for await (const { data } of streamTasks(context, query)) {
    yield separator + data.map((task) => JSON.stringify(task)).join(',')
    separator = ','
  }
  if (query.include.length > 0) {
    yield '],"included":['
    const written = new Set<string>()
    separator = ''
    for await (const { included } of streamTasks(context, query)) {
      const fresh = included.filter(({ type, id }) => !written.has(`${type}:${id}`))
      for (const { type, id } of fresh) written.add(`${type}:${id}`)
      if (fresh.length === 0) continue
      yield separator + fresh.map((resource) => JSON.stringify(resource)).join(',')
      separator = ','
    }
  }
  yield ']}'
}
