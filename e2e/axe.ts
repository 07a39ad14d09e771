import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules whose answer depends on colours and sizes; all others judge what the document says. */
const rulesOfLooks = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']

interface AxeScope {
  /** A selector: only what is inside it. */
  within?: string
  /** The same document was judged by every rule at this width: only colours are new. */
  isOnlyLook?: boolean
}

/**
 * What axe finds on the page as it is, each with the elements it is about and why; nothing, as it should be. axe reads places
 * first and compares them later, so the page must stand still meanwhile: waits for that.
 */
export async function violations(page: Page, { within, isOnlyLook = false }: AxeScope = {}): Promise<string[]> {
  await standsStill(page)
  // Otherwise the results go through a page of their own, which takes longer than the rules; it is for frames of other sites.
  let builder = new AxeBuilder({ page }).setLegacyMode()
  builder = isOnlyLook ? builder.withRules(rulesOfLooks) : builder.withTags(tags)
  if (within !== undefined) builder = builder.include(within)
  const { violations: found } = await builder.analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} (${failureSummary?.replaceAll(/\s+/g, ' ') ?? 'no reason given'})`).join(' | ')}`)
}

/** Resolves when nothing that can be used has moved for some frames, letters are there and nothing fades in. */
async function standsStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const places = () => [...document.querySelectorAll('a, button, input, textarea, select, [role], [tabindex]')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return `${x} ${y} ${width} ${height}`
    }).join()
    // What turns for ever, as a sign of waiting, is still in its way.
    const moves = () => document.getAnimations().some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await document.fonts.ready
    let before = ''
    for (let still = 0, frames = 0; still < 6 && frames < 300; frames += 1) {
      await frame()
      const now = places()
      still = now === before && !moves() ? still + 1 : 0
      before = now
    }
  })
}
