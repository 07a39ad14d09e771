import { extensions } from '#contract/extensions.ts'
import { resourceDefinition, resourcesByPath } from '#contract/resources.ts'
import { answer, jsonApi, refusalsOf } from './answers.ts'
import { exampleResource } from './example-values.ts'
import { ref, type ContentObject, type Paths } from './openapi-document.ts'

const person = { id: 1, name: 'Dana Li', email: 'dana.li@example.com', title: 'Account executive', role: 'rep', teams: ['North'] }
const session = { user: person, workspace: { kind: 'sample', mode: 'embedded' }, people: [person], extensions: [...extensions] }

/** Session, health and the API's own description: what stands beside the resources. */
export function servicePaths(origin: string, version: string): Paths {
  return {
    '/session': {
      get: {
        operationId: 'getSession',
        summary: 'Get the session',
        tags: ['Session'],
        security: [],
        responses: { 200: { description: 'The session.', content: json('Session', session) } },
      },
      post: {
        operationId: 'signIn',
        summary: 'Sign in',
        description: 'Pick a person of the sample workspace with `{"userId": 1}`, or sign in with an operator token. Sets the cookie `daysheet_session`.',
        tags: ['Session'],
        security: [],
        requestBody: { required: true, content: jsonApi(ref('schemas', 'SignIn'), { userId: 1 }) },
        responses: {
          200: { description: 'The session. Its cookie is in `Set-Cookie`.', content: json('Session', session) },
          ...refusalsOf(400, 401, 403, 415, 422),
        },
      },
      delete: {
        operationId: 'signOut',
        summary: 'Sign out',
        tags: ['Session'],
        security: [],
        responses: { 204: { description: 'Nobody is signed in.' }, ...refusalsOf(403) },
      },
    },
    '/health': {
      get: {
        operationId: 'getHealth',
        summary: 'Get the health',
        tags: ['Service'],
        security: [],
        responses: {
          200: { description: 'It is.', content: json('Health', health('ok', version)) },
          503: { description: 'The database doesn’t answer.', headers: { 'Retry-After': ref('headers', 'RetryAfter') }, content: json('Health', health('database unavailable', version)) },
        },
      },
    },
    '/api/v2': {
      get: {
        operationId: 'getApi',
        summary: 'Describe the API',
        description: 'Whom the credentials belong to, what the service offers beyond Outreach’s contract, and where the collections are.',
        tags: ['Service'],
        responses: { 200: answer('Its description.', jsonApi(ref('schemas', 'ApiDescription'), apiDescription(origin))), ...refusalsOf(401) },
      },
    },
    '/api/v2/openapi.json': {
      get: {
        operationId: 'getOpenapi',
        summary: 'Get this document',
        tags: ['Service'],
        security: [],
        responses: { 200: answer('An OpenAPI 3.1 document.', { 'application/json': { schema: { type: 'object', required: ['openapi'] }, example: { openapi: '3.1.0' } } }) },
      },
    },
  }
}

function apiDescription(origin: string) {
  const { attributes } = exampleResource(resourceDefinition('user'), origin, 1)
  const links = Object.fromEntries([...resourcesByPath.keys()].map((path) => [path, `${origin}/api/v2/${path}`]))
  return {
    meta: { user: { id: 1, role: 'rep', ...(attributes as object) }, extensions: [...extensions] },
    links: { self: `${origin}/api/v2`, ...links },
  }
}

function json(schema: string, example: unknown): ContentObject {
  return { 'application/json': { schema: ref('schemas', schema), example } }
}

function health(status: string, version: string) {
  return { status, mode: 'embedded', store: 'PGlite 0.5.16 (PostgreSQL 18.0)', version, powerLossSafe: true }
}
