import { Suspense, useRef, useState } from 'react'
import type { Person } from '#contract/session.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { preloadable } from '#web/ui/preloadable.tsx'

const menu = preloadable(async () => (await import('./account-menu.tsx')).AccountMenu)

/** Who is signed in; what is theirs comes with the first press. */
export function UserMenu({ user }: { user: Person }) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={`${user.name}, account and appearance`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={menu.preload}
        onFocus={menu.preload}
        onClick={() => setIsOpen(true)}
        className="flex h-9 items-center gap-2.5 rounded-md px-1 text-left hover:bg-line/60 sm:w-full sm:max-xl:justify-center xl:px-1.5 pointer-coarse:h-11"
      >
        <Avatar name={user.name} />
        <span className="min-w-0 truncate text-row text-ink-2 max-xl:hidden">{user.name}</span>
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <menu.Component user={user} triggerRef={button} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
