import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { signIn } from '#web/data/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Field, inputClass } from '#web/ui/field.tsx'

/**
 * Signs in with the operator's token. An address ending in `#token=…` (printed at start) fills and sends itself; the
 * fragment never reaches a server, and leaves the address bar and the history at once.
 */
export function TokenForm() {
  const field = useRef<HTMLInputElement>(null)
  const attempt = useMutation({ mutationFn: (token: string) => signIn({ token }) })
  const { mutate } = attempt

  useEffect(() => {
    const send = () => {
      const token = takeTokenFromAddress()
      if (token !== null) mutate(token)
    }
    send()
    // Pasted over the address of the open page, it doesn't load anew.
    addEventListener('hashchange', send)
    return () => removeEventListener('hashchange', send)
  }, [mutate])

  return (
    <form
      className="mx-auto flex w-full max-w-96 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        const token = field.current?.value.trim() ?? ''
        if (token === '') field.current?.focus()
        else mutate(token)
      }}
    >
      <Field id="token" label="API token" error={attempt.error?.message}>
        <input
          ref={field}
          id="token"
          type="password"
          autoComplete="off"
          spellCheck={false}
          autoFocus
          aria-invalid={attempt.isError || undefined}
          aria-describedby={attempt.isError ? 'token-error' : 'token-hint'}
          className={inputClass}
        />
      </Field>
      <p id="token-hint" className="-mt-2 text-meta text-ink-3">
        The value of <code className="font-mono">API_TOKEN</code> that the service was started with.
      </p>
      <Button type="submit" variant="primary" aria-busy={attempt.isPending}>
        Sign in
      </Button>
    </form>
  )
}

function takeTokenFromAddress(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token !== null) history.replaceState(history.state, '', location.pathname + location.search)
  return token
}
