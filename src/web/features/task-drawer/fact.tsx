import type { ReactNode } from 'react'

/** A group of facts under a quiet heading. */
export function FactGroup({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="border-t border-line px-5 py-4 first:border-t-0">
      {title !== undefined && <h3 className="mb-2 text-meta font-medium text-ink-3">{title}</h3>}
      <dl className="flex flex-col gap-1.5">{children}</dl>
    </section>
  )
}

/** One fact: its name, and what it is. `isWide`: for names that are the contract's, and long. */
export function Fact({ name, isWide = false, children }: { name: string; isWide?: boolean; children: ReactNode }) {
  return (
    <div className={`grid gap-3 text-row ${isWide ? 'grid-cols-[10.5rem_minmax(0,1fr)] max-sm:grid-cols-[8rem_minmax(0,1fr)]' : 'grid-cols-[6.5rem_minmax(0,1fr)]'}`}>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 text-ink wrap-anywhere">{children}</dd>
    </div>
  )
}
