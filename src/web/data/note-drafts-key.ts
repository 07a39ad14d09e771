/** Where notes lie, in this browser's storage, from the key that was pressed until the pending log has them. */
export const noteDraftsKey = 'daysheet.noteDrafts'

/** Leaves nothing of them, at sign-out. */
export function forgetNoteDrafts(): void {
  try {
    globalThis.localStorage?.removeItem(noteDraftsKey)
  } catch {
    // Storage is closed to us: nothing was kept.
  }
}
