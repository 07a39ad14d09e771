import type { ReactNode } from 'react'

interface BlankSlateProps {
  picture: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
  /** Where it is all that the page shows, its title is the page's heading. */
  isPage?: boolean
}

/** What stands where nothing is to show: a picture, a sentence, and the next step. */
export function BlankSlate({ picture, title, children, action, isPage = false }: BlankSlateProps) {
  const Heading = isPage ? 'h1' : 'h2'
  return (
    <div className="mx-auto flex max-w-96 animate-fade flex-col items-center px-6 py-16 text-center">
      <div className="mb-5 text-ink-3">{picture}</div>
      <Heading className="text-body font-semibold text-ink">{title}</Heading>
      {children !== undefined && <div className="mt-1.5 text-row text-balance text-ink-3">{children}</div>}
      {action !== undefined && <div className="mt-5 flex gap-2">{action}</div>}
    </div>
  )
}
