import { X } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'

interface ToastProps {
  tone: 'plain' | 'danger'
  children: ReactNode
  /** Under the words. */
  action?: ReactNode
  /** Beside the words: one short command. */
  command?: ReactNode
  onDismiss: () => void
  /** Goes by itself after this long, unless the pointer or the focus rests on it. Absent: stays. */
  lastsMs?: number
  /** Shows by a line how long something still waits. */
  waitsMs?: number
}

/** One message over the page's corner. */
export function Toast({ tone, children, action, command, onDismiss, lastsMs, waitsMs }: ToastProps) {
  const [isHeld, setIsHeld] = useState(false)
  useEffect(() => {
    if (lastsMs === undefined || isHeld) return
    const timer = setTimeout(onDismiss, lastsMs)
    return () => clearTimeout(timer)
  }, [lastsMs, isHeld, onDismiss])

  return (
    <div
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      className="pointer-events-auto relative w-full animate-toast overflow-clip rounded-lg bg-raised py-2 pr-2 pl-3 shadow-pop"
    >
      <div className={classNames('flex gap-1', command === undefined ? 'items-start' : 'items-center')}>
        <div className={classNames('min-w-0 flex-1 py-1 pr-1 text-row wrap-anywhere', tone === 'danger' ? 'text-danger' : 'text-ink')}>{children}</div>
        {command}
        <IconButton label="Dismiss" icon={<X size={14} />} onClick={onDismiss} />
      </div>
      {action !== undefined && <div className="mt-1 mb-1 flex flex-wrap gap-2 text-row">{action}</div>}
      {waitsMs !== undefined && waitsMs > 0 && <WaitLine ms={waitsMs} />}
    </div>
  )
}

/** Shrinks to nothing while something waits. No part of what is read out: the words say it. */
function WaitLine({ ms }: { ms: number }) {
  return <span aria-hidden="true" style={{ animationDuration: `${ms}ms` }} className="absolute inset-x-0 bottom-0 h-0.5 origin-left animate-drain bg-control motion-reduce:hidden" />
}
