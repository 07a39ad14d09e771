import { X } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'

interface ToastProps {
  tone: 'plain' | 'danger'
  children: ReactNode
  action?: ReactNode
  onDismiss: () => void
  /** Goes by itself after this long, unless the pointer or the focus rests on it. Absent: stays. */
  lastsMs?: number
}

/** One message over the page's corner. */
export function Toast({ tone, children, action, onDismiss, lastsMs }: ToastProps) {
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
      className="pointer-events-auto flex w-full animate-toast items-start gap-2 rounded-lg bg-raised py-2 pr-2 pl-3 shadow-pop"
    >
      <div className="min-w-0 flex-1 py-1 text-row">
        <div className={classNames('wrap-anywhere', tone === 'danger' ? 'text-danger' : 'text-ink')}>{children}</div>
        {action !== undefined && <div className="mt-2 flex gap-2">{action}</div>}
      </div>
      <IconButton label="Dismiss" icon={<X size={14} />} onClick={onDismiss} />
    </div>
  )
}
