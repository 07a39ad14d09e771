import { lazy, useState, type ComponentType } from 'react'
import { whenIdle } from '#web/lib/when-idle.ts'
import { untilHere } from './until-here.ts'

/**
 * A component whose code comes later. Once it is there it renders at once: `React.lazy` alone would show its fallback for
 * up to 300 ms on the first use even then. `isAside`: what stands beside the thing that a screen is opened for; its code comes
 * when the browser has nothing better to do.
 */
export function preloadable<Props extends object>(load: () => Promise<ComponentType<Props>>, { isAside = false } = {}): { Component: ComponentType<Props>; preload: () => void } {
  let loaded: ComponentType<Props> | null = null
  const fetchModule = async () => ({ default: (loaded ??= await load()) })
  const Later: ComponentType<Props> = lazy(async () => {
    if (isAside && loaded === null) await new Promise<void>(whenIdle)
    return untilHere(fetchModule)
  })

  function Preloadable(props: Props) {
    // Chosen once: another type in the middle of its life would be another component, without its state.
    const [Chosen] = useState<ComponentType<Props>>(() => loaded ?? Later)
    return <Chosen {...props} />
  }
  return {
    Component: Preloadable,
    preload: () => {
      // What failed is tried again when the component is wanted.
      fetchModule().catch(() => {})
    },
  }
}
