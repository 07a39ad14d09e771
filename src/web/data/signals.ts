/** Listeners by key, and for any key: what the stores of this folder share. */
export interface Signals<Key> {
  /** Calls `listener` when `key` changes. Returns the unsubscriber. */
  subscribeTo(key: Key, listener: () => void): () => void
  /** Calls `listener` once after each change with the keys it touched. Returns the unsubscriber. */
  subscribe(listener: (keys: ReadonlySet<Key>) => void): () => void
  /** Tells everyone whom a change of `keys` concerns. */
  emit(keys: Iterable<Key>): void
  /** Runs `work` and tells of all it changed at once, so that a bulk change is gone through once. */
  batch(work: () => void): void
  /** Tells everyone. */
  emitAll(): void
}

/** Listener lists for an external store with a subscription per key, so that one change re-renders one row. */
export function createSignals<Key>(): Signals<Key> {
  const byKey = new Map<Key, Set<() => void>>()
  const any = new Set<(keys: ReadonlySet<Key>) => void>()
  let held: Set<Key> | null = null

  function emit(keys: Iterable<Key>): void {
    if (held) {
      for (const key of keys) held.add(key)
      return
    }
    const changed = new Set(keys)
    for (const key of changed) byKey.get(key)?.forEach((listener) => listener())
    any.forEach((listener) => listener(changed))
  }

  return {
    subscribeTo(key, listener) {
      const listeners = byKey.get(key) ?? new Set()
      byKey.set(key, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && byKey.get(key) === listeners) byKey.delete(key)
      }
    },
    subscribe(listener) {
      any.add(listener)
      return () => any.delete(listener)
    },
    emit,
    batch(work) {
      if (held) return work()
      const changed = new Set<Key>()
      held = changed
      try {
        work()
      } finally {
        held = null
        if (changed.size > 0) emit(changed)
      }
    },
    emitAll: () => emit([...byKey.keys()]),
  }
}
