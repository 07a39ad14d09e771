import type { ReactNode } from 'react'

/** What stands where nothing is to show: a picture, a sentence, and the next step. */
export function BlankSlate({ picture, title, children, action }: { picture: ReactNode; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-96 animate-fade flex-col items-center px-6 py-16 text-center">
      <div className="mb-5 text-ink-3">{picture}</div>
      <h2 className="text-body font-semibold text-ink">{title}</h2>
      {children !== undefined && <div className="mt-1.5 text-row text-balance text-ink-3">{children}</div>}
      {action !== undefined && <div className="mt-5 flex gap-2">{action}</div>}
    </div>
  )
}
