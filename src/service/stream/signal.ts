/** A flag that can be waited for. Raising it while nobody waits is not lost. */
export class Signal {
  #raised = false
  #waiters = new Set<() => void>()

  raise(): void {
    this.#raised = true
    for (const wake of [...this.#waiters]) wake()
  }

  lower(): void {
    this.#raised = false
  }

  /** Resolves when raised (at once if it is), after `ms`, or on abort; true if it is raised then. */
  async wait(ms: number, abort: AbortSignal): Promise<boolean> {
    if (this.#raised || abort.aborted) return this.#raised
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        abort.removeEventListener('abort', done)
        this.#waiters.delete(done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      abort.addEventListener('abort', done)
      this.#waiters.add(done)
    })
    return this.#raised
  }
}

/** Resolves after `ms`, or on abort. */
export async function pause(ms: number, abort: AbortSignal): Promise<void> {
  await new Signal().wait(ms, abort)
}
