import * as z from 'zod/mini'
import { listDocumentSchema, resourceSchema } from '#contract/json-api.ts'
import { rememberRelated } from './related.ts'
import { relatedSchema, type Related, type RelatedType } from './related-schemas.ts'
import { request } from './request.ts'

const pageSchema = listDocumentSchema(resourceSchema)

/** No picker is longer; a service that goes on for ever is cut off rather than followed for ever. */
const mostPages = 50

/**
 * The path of a link that the service gave, or null for none. Only its path and query are used, never its host: behind a
 * proxy the service may name itself otherwise, and no answer may send the page elsewhere.
 */
export function ownPath(link: string | undefined): string | null {
  if (!link || !URL.canParse(link, 'http://self.invalid')) return null
  const { pathname, search } = new URL(link, 'http://self.invalid')
  return pathname.startsWith('/api/v2/') ? pathname + search : null
}

/** A whole collection, page after page, or its first `longest` pages; a resource that doesn't read is left out rather than failing the picker. */
export async function readCollection<Type extends RelatedType>(type: Type, path: string, signal?: AbortSignal, longest = mostPages): Promise<Related<Type>[]> {
  const found: Related<Type>[] = []
  const schema = relatedSchema(type)
  let next: string | null = path
  for (let page = 0; next !== null && page < longest; page++) {
    const answer: z.infer<typeof pageSchema> = await request(next, { schema: pageSchema, signal })
    rememberRelated([...answer.data, ...(answer.included ?? [])])
    for (const resource of answer.data) {
      const read = z.safeParse(schema, resource)
      // The schema is the one that `Related<Type>` is inferred from.
      if (read.success) found.push(read.data as unknown as Related<Type>)
    }
    next = ownPath(answer.links?.next)
  }
  return found
}
