import { Component, type ReactNode } from 'react'
import { BlankSlate } from './blank-slate.tsx'
import { Button } from './button.tsx'
import { Mark } from './mark.tsx'

/** The last net: a mistake of ours becomes a sentence and a way on, not a white page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <main className="grid h-dvh place-items-center">
        <BlankSlate
          isPage
          picture={<Mark size={40} />}
          title="Something broke on this page"
          action={
            <Button variant="primary" onClick={() => location.reload()}>
              Reload
            </Button>
          }
        >
          Your tasks are safe with the service. Reloading usually helps.
        </BlankSlate>
      </main>
    )
  }
}
