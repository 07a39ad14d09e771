import { SlidersHorizontal } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import { IconButton } from '#web/ui/icon-button.tsx'
import { preloadable } from '#web/ui/preloadable.tsx'
import type { DisplayOptionsProps } from './display-options.tsx'

const options = preloadable(async () => (await import('./display-options.tsx')).DisplayOptions)

/** Opens what can be chosen of a list's look: what its rows are put together by, and its columns. */
export function DisplayButton(props: Omit<DisplayOptionsProps, 'triggerRef' | 'onClose'>) {
  const ref = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <IconButton
        ref={ref}
        label="Display options"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        icon={<SlidersHorizontal size={14} aria-hidden="true" />}
        onPointerEnter={options.preload}
        onFocus={options.preload}
        onClick={() => setIsOpen(true)}
      />
      {isOpen && (
        <Suspense fallback={null}>
          <options.Component {...props} triggerRef={ref} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
