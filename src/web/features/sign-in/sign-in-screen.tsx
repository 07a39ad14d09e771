import type { Session } from '#contract/session.ts'
import { Mark } from '#web/ui/mark.tsx'
import { PeoplePicker } from './people-picker.tsx'
import { TokenForm } from './token-form.tsx'

/** The first impression: what this is, and one press to be in. */
export function SignInScreen({ session }: { session: Session }) {
  const isSample = session.people.length > 0
  return (
    <main className="h-dvh overflow-y-auto">
      <title>Sign in · Daysheet</title>
      <div className="mx-auto flex min-h-full w-full max-w-232 flex-col px-5 py-12 sm:px-10 sm:py-[12vh]">
        <header className={isSample ? 'mb-10' : 'mx-auto mb-8 w-full max-w-96'}>
          <Mark size={40} />
          <h1 className="mt-6 text-display font-semibold tracking-tight text-balance">
            {isSample ? 'Whose day is it?' : 'Sign in to Daysheet'}
          </h1>
          <p className="mt-1.5 max-w-prose text-body text-ink-3">
            {isSample
              ? 'This is a sample workspace: a sales floor on a Monday, with nothing real in it. Pick a person to see the day as they do.'
              : 'This workspace has nobody to pick from yet. Sign in with its API token.'}
          </p>
        </header>
        {isSample ? <PeoplePicker people={session.people} /> : <TokenForm />}
      </div>
    </main>
  )
}
