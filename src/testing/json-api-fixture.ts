import type { LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import { mediaType, type Resource } from '#contract/json-api.ts'
import { jsonApiViolations } from './json-api-violations.ts'
import { seedWorkspace } from './read-fixture.ts'
import { openTestService, testToken } from './test-service.ts'

/** A document as the tests look into it; whether it is one has been checked. */
export interface AnyDocument {
  data: Resource & Resource[]
  included: Resource[]
  links: Record<string, string>
  meta: Record<string, unknown>
  errors: { id: string; detail: string; source?: { pointer?: string; parameter?: string; header?: string } }[]
}

interface Answer {
  status: number
  headers: LightMyRequestResponse['headers']
  /** Undefined where there is no body. */
  body: AnyDocument
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

interface Asking {
  body?: unknown
  headers?: Record<string, string>
}

/** The real app on a small workspace, asked as its admin. */
export interface JsonApiFixture {
  /** Sends a request; whatever comes back must obey JSON:API's rules of document structure, in the right media type. */
  ask(method: Method, url: string, asking?: Asking): Promise<Answer>
  close(): Promise<void>
}

export async function openJsonApiFixture(): Promise<JsonApiFixture> {
  const service = await openTestService()
  await seedWorkspace(service.store)
  // The rows were written with ids of their own; the next ones come after.
  await service.store.pool.query(`select setval(pg_get_serial_sequence('tasks', 'id'), 1000)`)
  return {
    async ask(method, url, { body, headers = {} } = {}) {
      const answer = await service.inject({
        method,
        url,
        headers: { authorization: `Bearer ${testToken}`, ...(body !== undefined && { 'content-type': mediaType }), ...headers },
        ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      if (answer.body === '') return { status: answer.statusCode, headers: answer.headers, body: undefined as unknown as AnyDocument }
      const document: unknown = answer.json()
      expect(answer.headers['content-type'], `${method} ${url}`).toBe(mediaType)
      expect(jsonApiViolations(document), `${method} ${url}`).toEqual([])
      return { status: answer.statusCode, headers: answer.headers, body: document as AnyDocument }
    },
    close: service.close,
  }
}
