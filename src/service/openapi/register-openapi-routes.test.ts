import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestService, type TestService } from '#testing/test-service.ts'
import { buildApp } from '#service/app.ts'
import { buildOpenapi } from './build-openapi.ts'
import { methods, type Method } from './openapi-document.ts'

interface Route {
  method: Method
  path: string
}

let service: TestService
let routes: Route[]

beforeAll(async () => {
  service = await openTestService()
  routes = await collectRoutes()
})
afterAll(() => service.close())

/** What the composed app answers, as it registers it. */
async function collectRoutes(): Promise<Route[]> {
  const found: Route[] = []
  const app = buildApp(service.deps)
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) {
      const known = methods.find((name) => name.toUpperCase() === one)
      if (known !== undefined) found.push({ method: known, path: url })
    }
  })
  await app.ready()
  await app.close()
  return found
}

const documented: Route[] = Object.entries(buildOpenapi({ publicOrigin: 'http://localhost', version: '1' }).paths).flatMap(([path, item]) =>
  methods.filter((method) => item[method] !== undefined).map((method) => ({ method, path })),
)

function matches(route: Route, operation: Route): boolean {
  const pattern = route.path.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll('.', String.raw`\.`))).join('/')
  return route.method === operation.method && new RegExp(`^${pattern}$`).test(operation.path)
}

test('every documented operation is answered by a route', () => {
  expect(documented.filter((operation) => !routes.some((route) => matches(route, operation)))).toEqual([])
})

test('every route of the API is documented', () => {
  const api = routes.filter(({ path }) => (path.startsWith('/api/') && !path.startsWith('/api/docs')) || path === '/session' || path === '/health')
  expect(api.length).toBeGreaterThan(40)
  expect(api.filter((route) => !documented.some((operation) => matches(route, operation)))).toEqual([])
})

test('strangers can read the document and the page, which name the address they were asked under', async () => {
  const document = await service.inject({ method: 'GET', url: '/api/v2/openapi.json' })
  expect(document.statusCode).toBe(200)
  expect(document.headers['content-type']).toMatch(/^application\/json/)
  expect(document.json()).toEqual(JSON.parse(JSON.stringify(buildOpenapi({ publicOrigin: 'http://localhost', version: service.deps.version }))))

  const page = await service.inject({ method: 'GET', url: '/api/docs' })
  expect(page.statusCode).toBe(200)
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect(page.body).toContain('curl -g &#39;http://localhost/api/v2/tasks?')

  const style = await service.inject({ method: 'GET', url: '/api/docs/style.css' })
  expect(style.headers['content-type']).toBe('text/css; charset=utf-8')
})
