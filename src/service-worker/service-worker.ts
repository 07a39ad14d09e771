/*
 * Keeps the page itself, never its data: one cache for each build, with the HTML under the headers it came with (its nonce
 * and its policy belong together) and every file of that build. A classic script without imports; the build fills in the
 * two lines below.
 */
// The library's types know `self` as any worker.
const worker = self as unknown as ServiceWorkerGlobalScope

const build: string = '@build@'
const files: readonly string[] = ['@files@']
const prefix = 'daysheet-'
const cacheName = prefix + build
/** The page is the same at every address. */
const pagePath = '/inbox'
/** A line that lets this much time pass is as good as none. */
const patienceMs = 2_000

worker.addEventListener('install', (event) => event.waitUntil(install(event)))
worker.addEventListener('activate', (event) => event.waitUntil(activate()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') {
    if (isPage(pathname)) event.respondWith(answerPage(request))
  } else if (isFile(pathname)) event.respondWith(answerFile(request))
})

/** Neither what the service answers itself (its documentation is HTML too) nor a file. */
function isPage(pathname: string): boolean {
  return !/^\/(?:api|session|health)(?:\/|$)|\.\w+$/.test(pathname)
}

/** Of this build or, if its name says what it holds, of another. */
function isFile(pathname: string): boolean {
  return pathname.startsWith('/assets/') || files.includes(pathname)
}

/** All of a build or nothing of it. Where the service has another build by now, that one's worker is on its way. */
async function install(event: ExtendableEvent): Promise<void> {
  await leaveDataAlone(event)
  const page = await fetch(pagePath, { headers: { accept: 'text/html' }, cache: 'no-store', credentials: 'omit' })
  const named = [...(await page.clone().text()).matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '')
  if (!page.ok || named.length === 0 || !named.every((path) => files.includes(path))) throw new Error('The page is of another build.')
  const cache = await caches.open(cacheName)
  try {
    await cache.addAll([...files])
    await cache.put(pagePath, page)
  } catch (error) {
    await caches.delete(cacheName)
    throw error
  }
  // Open tabs lose nothing: the build they came from stays, and nothing reloads them.
  await worker.skipWaiting()
}

/** Where the browser can be told once, requests for data don't wait for this script. */
async function leaveDataAlone(event: ExtendableEvent & { addRoutes?: (rules: unknown) => Promise<void> }): Promise<void> {
  const direct = ['/api/*', '/session', '/health'].map((pathname) => ({ condition: { urlPattern: { pathname } }, source: 'network' }))
  // Another way to the same end: where it fails, the listener above lets them pass.
  await event.addRoutes?.(direct).catch(() => {})
}

/** Keeps this build and the one before it, from which tabs may still be open. */
async function activate(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
  await worker.clients.claim()
}

/** What the service says, if it does so in time; else the page as this build had it. */
async function answerPage(request: Request): Promise<Response> {
  const asked = fetch(request)
  const answer = await Promise.race([asked, new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null))]).catch(() => null)
  if (answer && answer.status < 500) return answer
  const cache = await caches.open(cacheName)
  return (await cache.match(pagePath)) ?? answer ?? asked
}

/** A file's name or its build says what is in it, so the service need not be asked. */
async function answerFile(request: Request): Promise<Response> {
  const own = await caches.open(cacheName)
  return (await own.match(request, { ignoreVary: true })) ?? (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}
