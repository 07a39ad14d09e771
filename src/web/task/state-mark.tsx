/** A task's state as a disc: open, clock for scheduled, filled check for complete. `isSaving` adds the pending dot. */
export function StateMark({ state, isSaving = false }: { state: string; isSaving?: boolean }) {
  return (
    <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" className={state === 'complete' ? 'text-good' : 'text-control'}>
      {state === 'complete' ? (
        <>
          <circle cx="9" cy="9" r="7.5" fill="currentColor" />
          <path d="m5.8 9.2 2.2 2.2 4.2-4.6" fill="none" stroke="var(--surface)" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
        </>
      ) : (
        <circle cx="9" cy="9" r="6.75" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray={state === 'pending' ? '2.2 2.04' : undefined} />
      )}
      {isSaving && <circle cx="14.5" cy="3.5" r="2.5" fill="var(--accent-ink)" stroke="var(--surface)" strokeWidth="1.5" />}
    </svg>
  )
}
