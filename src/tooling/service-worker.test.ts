import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { serviceWorkerSource } from './service-worker.ts'

type Handler = (event: object) => void

/** A browser's caches, which outlive its workers. */
function createCaches() {
  const all = new Map<string, Map<string, Response>>()
  const pathOf = (request: Request | string) => new URL(typeof request === 'string' ? request : request.url, 'https://day.example').pathname
  const open = async (name: string) => {
    const entries = all.get(name) ?? new Map<string, Response>()
    all.set(name, entries)
    const match = async (request: Request | string) => entries.get(pathOf(request))?.clone()
    const put = async (request: string, response: Response) => void entries.set(pathOf(request), response)
    return { match, put, addAll: async (paths: string[]) => void (await Promise.all(paths.map(async (path) => put(path, await answer(path))))) }
  }
  const match = async (request: Request) => {
    for (const name of all.keys()) {
      const found = await (await open(name)).match(request)
      if (found) return found
    }
  }
  return { all, api: { open, match, keys: async () => [...all.keys()], delete: async (name: string) => all.delete(name) } }
}

let caches = createCaches()
/** What the network answers; `Error` is no network. */
let network: (path: string) => Response | Error | Promise<Response>

async function answer(path: string): Promise<Response> {
  const found = await network(path)
  if (found instanceof Error) throw found
  return found
}

/** The service with `build`: its page names `files`, which say whose they are. */
function serve(build: string, files: readonly string[] = [`/assets/${build}.js`]): void {
  const html = files.map((file) => `<script src="${file}"></script>`).join('')
  network = (path) => {
    if (path === '/inbox') return new Response(`${build}${html}`, { headers: { 'content-security-policy': `of ${build}` } })
    return files.includes(path) || path === '/theme.js' ? new Response(`${path} of ${build}`) : new Response('', { status: 404 })
  }
}

/** Starts the worker of a build. Gives ways to make the events that a browser would. */
async function startWorker(build: string, files: readonly string[] = [`/assets/${build}.js`, '/theme.js']) {
  const handlers = new Map<string, Handler>()
  const self = { addEventListener: (type: string, handler: Handler) => handlers.set(type, handler), skipWaiting: async () => {}, clients: { claim: async () => {} } }
  const fetchIt = (request: Request | string) => answer(new URL(typeof request === 'string' ? request : request.url, 'https://day.example').pathname)
  runInNewContext(await serviceWorkerSource(build, files), { self, caches: caches.api, fetch: fetchIt, location: { origin: 'https://day.example' }, URL, setTimeout, Promise })
  const wait = async (type: string) => {
    let done: Promise<void> = Promise.resolve()
    handlers.get(type)?.({ waitUntil: (work: Promise<void>) => (done = work) })
    await done
  }
  return {
    install: () => wait('install'),
    activate: () => wait('activate'),
    /** Null: the worker leaves the request alone. */
    request(path: string, mode = 'navigate'): Promise<Response> | null {
      let response: Promise<Response> | null = null
      handlers.get('fetch')?.({ request: { url: `https://day.example${path}`, method: 'GET', mode }, respondWith: (given: Promise<Response>) => (response = given) })
      return response
    },
  }
}

const install = async (build: string) => {
  serve(build)
  const worker = await startWorker(build)
  await worker.install()
  await worker.activate()
  return worker
}
const offline = () => void (network = () => new Error('no network'))

beforeEach(() => {
  caches = createCaches()
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

test('without a network the page opens at every address as its build had it, under its own policy, with its files', async () => {
  const worker = await install('one')
  offline()
  for (const path of ['/', '/inbox?due=today', '/team']) {
    const page = await worker.request(path)
    expect(await page?.text()).toMatch(/^one</)
    expect(page?.headers.get('content-security-policy')).toBe('of one')
  }
  expect(await (await worker.request('/assets/one.js', 'cors'))?.text()).toBe('/assets/one.js of one')
  expect(await (await worker.request('/theme.js', 'no-cors'))?.text()).toBe('/theme.js of one')
})

test('data is never touched, nor what the service answers itself', async () => {
  const worker = await install('one')
  for (const path of ['/api/v2/tasks', '/session', '/health']) expect(worker.request(path, 'cors')).toBeNull()
  for (const path of ['/api/docs', '/session', '/health', '/api/v2/openapi.json']) expect(worker.request(path)).toBeNull()
  expect([...(caches.all.get('daysheet-one')?.keys() ?? [])].sort()).toEqual(['/assets/one.js', '/inbox', '/theme.js'])
})

test('the service is asked for the page first; the kept one is for when it fails, is in trouble or takes too long', async () => {
  const worker = await install('one')
  network = () => new Response('newer')
  expect(await (await worker.request('/inbox'))?.text()).toBe('newer')
  network = () => new Response('gone', { status: 404 })
  expect((await worker.request('/inbox'))?.status).toBe(404)
  network = () => new Response('', { status: 503 })
  expect(await (await worker.request('/inbox'))?.text()).toMatch(/^one</)
  network = () => new Promise(() => {})
  const slow = worker.request('/inbox')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await (await slow)?.text()).toMatch(/^one</)
})

test('a build is kept whole or not at all', async () => {
  serve('two')
  await expect((await startWorker('one')).install()).rejects.toThrow('another build')
  serve('one', ['/assets/one.js'])
  const page = network
  network = (path) => (path === '/theme.js' ? new Error('cut off') : page(path))
  await expect((await startWorker('one')).install()).rejects.toThrow('cut off')
  expect(caches.all.size).toBe(0)
})

test('after an update tabs of the build before still find their files, and older builds go', async () => {
  await install('one')
  const two = await install('two')
  expect([...caches.all.keys()]).toEqual(['daysheet-one', 'daysheet-two'])
  offline()
  expect(await (await two.request('/assets/one.js', 'cors'))?.text()).toBe('/assets/one.js of one')
  expect(await (await two.request('/inbox'))?.text()).toMatch(/^two</)
  await caches.api.open('somebody-else')
  await install('three')
  expect([...caches.all.keys()].sort()).toEqual(['daysheet-three', 'daysheet-two', 'somebody-else'])
})
