/** For how long an Enter typed ahead may wait for what it means, in ms. Later it would come as a surprise. */
const longestMs = 1500

/**
 * What an Enter does that was typed before the palette was there. It means the first entry only once everything that could
 * come before it is here; until then it waits, and where that takes long or the text was changed, the text stays and nothing is done.
 */
export function earlyEnter({ isComplete, isSameText, waitedMs }: { isComplete: boolean; isSameText: boolean; waitedMs: number }): 'act' | 'wait' | 'leave' {
  if (!isSameText || waitedMs > longestMs) return 'leave'
  return isComplete ? 'act' : 'wait'
}
