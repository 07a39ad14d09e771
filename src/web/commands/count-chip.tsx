import { useShownCount } from './key-count.ts'

/** The figures typed before a command, in the corner for as long as they count: `3` then waits to be seen, not to surprise. */
export function CountChip() {
  const count = useShownCount()
  return (
    <div aria-live="polite" className="pointer-events-none fixed right-4 bottom-4 z-50">
      {count !== null && <span className="rounded border border-line bg-surface px-2 py-1 text-body text-ink-2 tabular-nums">{count}…</span>}
    </div>
  )
}
