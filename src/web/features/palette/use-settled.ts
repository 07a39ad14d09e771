import { useEffect, useState } from 'react'

/** `value` once it has been the same for `ms`: what is asked of the service for every word, not for every letter. */
export function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
