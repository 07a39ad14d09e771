import { useEffect, useState } from 'react'
import { whenIdle } from '#web/lib/when-idle.ts'

/** How many rows a virtual list draws beside those in sight, so that scrolling meets no gap: none with the first of them, then `rows`. */
export function useOverscan(rows: number): number {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    let isHere = true
    whenIdle(() => {
      if (isHere) setOpen(true)
    })
    return () => {
      isHere = false
    }
  }, [])
  return isOpen ? rows : 0
}
