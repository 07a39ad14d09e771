import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/**
 * A row's height in pixels as CSS has it (`--row`: density, a finger, the text size), measured on a probe element, since
 * the virtualiser counts in pixels.
 */
export function useRowHeight(): [RefObject<HTMLDivElement | null>, number] {
  const probe = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(36)
  useLayoutEffect(() => {
    const element = probe.current
    if (element === null) return
    const measure = () => setHeight(element.offsetHeight || 36)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [probe, height]
}
