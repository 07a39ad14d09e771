/** Counts open streams per holder. In this process only: it protects the process, it isn't an account. */
export class StreamSlots {
  readonly #most: number
  readonly #open = new Map<string, number>()

  constructor(most: number) {
    this.#most = most
  }

  /** Takes a slot and returns how to give it back, or null where the holder has none left. */
  take(holder: string): (() => void) | null {
    const open = this.#open.get(holder) ?? 0
    if (open >= this.#most) return null
    this.#open.set(holder, open + 1)
    let held = true
    return () => {
      if (!held) return
      held = false
      const left = (this.#open.get(holder) ?? 1) - 1
      if (left === 0) this.#open.delete(holder)
      else this.#open.set(holder, left)
    }
  }
}
