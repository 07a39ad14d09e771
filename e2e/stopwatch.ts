import type { CDPSession, Page } from '@playwright/test'

/** What is looked at: an attribute, or the text, of everything that a selector finds, in their order. */
export interface Sight {
  selector: string
  /** Its text where left out. */
  attribute?: string
}

/** One measured action. */
export interface Lap {
  /** From the event (the keydown, unless said otherwise) until the frame that shows the change was painted, milliseconds. */
  ms: number
  /** Processor time of the page's main thread until then: what is left when other programs want the processor too. */
  busyMs: number
  /** Layout shift from the action until the page was at rest again, whether or not the browser would excuse it. */
  shift: number
  /** What moved, as the browser tells it. */
  moved: string
}

interface PageStopwatch {
  shift: number
  moved: string
  lap: Promise<{ ms: number }> | null
}

declare global {
  interface Window {
    stopwatch?: PageStopwatch
  }
}

/** A page that doesn't show a change by then never will. */
const longestMs = 20_000

/** Puts the stopwatch into every document that the page opens. */
export async function addStopwatch(page: Page): Promise<void> {
  // tsx marks functions with their names by a helper that a page doesn't have.
  await page.addInitScript('globalThis.__name = (named) => named')
  await page.addInitScript(() => {
    window.stopwatch = { shift: 0, moved: '', lap: null }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!window.stopwatch || !('value' in entry) || typeof entry.value !== 'number') continue
        window.stopwatch.shift += entry.value
        const { sources = [] } = entry as { sources?: readonly { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[] }
        for (const { node, previousRect: from, currentRect: to } of sources) window.stopwatch.moved += `${node instanceof Element ? node.outerHTML.slice(0, 120) : (node?.textContent?.slice(0, 60) ?? 'something gone')} ${from.x},${from.y} ${from.width}×${from.height} → ${to.x},${to.y} ${to.width}×${to.height}\n`
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/**
 * Measures `act`, which must bring about one event of `type`: from that event's own time until after the first frame in which
 * `sight` is another than before. A frame is over when the task after it runs, so style, layout and paint are in.
 */
export async function lap(page: Page, sight: Sight, act: () => Promise<void>, type: 'keydown' | 'click' | 'input' = 'keydown'): Promise<Lap> {
  await page.evaluate(({ sight: { selector, attribute }, type, longestMs }) => {
    const watch = window.stopwatch
    if (watch === undefined) throw new Error('there is no stopwatch in this page')
    const look = () => [...document.querySelectorAll(selector)].map((found) => (attribute === undefined ? found.textContent : found.getAttribute(attribute))).join('\n')
    const before = look()
    watch.shift = 0
    watch.moved = ''
    watch.lap = new Promise((resolve, reject) => {
      const afterPaint = new MessageChannel()
      let start: number | null = null
      let isShown = false
      const frame = () => {
        isShown = look() !== before
        afterPaint.port2.postMessage(null)
      }
      afterPaint.port1.addEventListener('message', () => {
        const ms = performance.now() - (start ?? 0)
        if (isShown) resolve({ ms })
        else if (ms > longestMs) reject(new Error(`${selector} stayed ${before.slice(0, 200)}`))
        else requestAnimationFrame(frame)
      })
      afterPaint.port1.start()
      addEventListener(type, (event) => {
        start ??= event.timeStamp
        requestAnimationFrame(frame)
      }, { capture: true, once: true })
    })
  }, { sight, type, longestMs })
  const before = await busyMs(page)
  await act()
  const { ms } = await page.evaluate(async () => (await window.stopwatch?.lap) ?? Promise.reject(new Error('the page was left')))
  const after = await busyMs(page)
  await rest(page)
  const { shift, moved } = await page.evaluate(() => ({ shift: window.stopwatch?.shift ?? 0, moved: window.stopwatch?.moved ?? '' }))
  return { ms, busyMs: after - before, shift, moved }
}

/** Waits until the page has painted twice more and has nothing to do. */
export async function rest(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: 300 })))
  }))
}

/** Waits until the page has done next to nothing for a second: what it keeps and tidies after reading much would count for whatever comes then. */
export async function quiet(page: Page): Promise<void> {
  const most = 50
  for (let tries = 0; tries < 60; tries++) {
    const before = await busyMs(page)
    await page.evaluate(() => new Promise((resolve) => void setTimeout(resolve, 1000)))
    if ((await busyMs(page)) - before < most) return
  }
}

/** Milliseconds from the navigation's start until the first frame in which `selector` finds something was painted. */
export async function openUntil(page: Page, path: string, selector: string): Promise<number> {
  await page.addInitScript((selector) => {
    if (window.top !== window) return
    const afterPaint = new MessageChannel()
    const frame = () => {
      if (document.querySelector(selector) === null) requestAnimationFrame(frame)
      else afterPaint.port2.postMessage(null)
    }
    Object.assign(window, { opened: new Promise<number>((resolve) => {
      afterPaint.port1.addEventListener('message', () => resolve(performance.now()), { once: true })
      afterPaint.port1.start()
    }) })
    requestAnimationFrame(frame)
  }, selector)
  await page.goto(path, { waitUntil: 'commit' })
  return page.evaluate(() => (window as unknown as { opened: Promise<number> }).opened)
}

const sessions = new WeakMap<Page, CDPSession>()

/** Processor time that the page's main thread has used, milliseconds. */
async function busyMs(page: Page): Promise<number> {
  let session = sessions.get(page)
  if (session === undefined) {
    session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    sessions.set(page, session)
  }
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
}
