import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

/** A choice that this browser remembers, and that CSS reads from `<html data-…>`. */
interface Preference<Value extends string> {
  key: 'theme' | 'contrast' | 'density'
  values: readonly Value[]
  fallback: Value
}

export const theme = { key: 'theme', values: ['system', 'light', 'dark'], fallback: 'system' } as const satisfies Preference<string>
export const contrast = { key: 'contrast', values: ['system', 'more'], fallback: 'system' } as const satisfies Preference<string>
export const density = { key: 'density', values: ['compact', 'comfortable', 'touch'], fallback: 'compact' } as const satisfies Preference<string>

/** The present choice and a setter that applies it at once and remembers it. `public/theme.js` applies it at load. */
export function usePreference<Value extends string>(preference: Preference<Value>): [Value, (next: Value) => void] {
  const value = useSyncExternalStore(subscribe, () => read(preference))
  return [value, (next) => choose(preference, next)]
}

function read<Value extends string>({ key, values, fallback }: Preference<Value>): Value {
  const chosen = document.documentElement.dataset[key]
  return values.find((value) => value === chosen) ?? fallback
}

/** Applies a choice at once and remembers it. */
export function choose<Value extends string>({ key, fallback }: Preference<Value>, next: Value): void {
  if (next === fallback) delete document.documentElement.dataset[key]
  else document.documentElement.dataset[key] = next
  try {
    if (next === fallback) localStorage.removeItem(`daysheet.${key}`)
    else localStorage.setItem(`daysheet.${key}`, next)
  } catch {
    // Storage is closed to us: the choice holds until the page is left.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
