import { useLayoutEffect, useSyncExternalStore, type ComponentType } from 'react'
import { say } from '#web/ui/messages.ts'
import { keyboard } from './page-keyboard.ts'

/** What every layer gets: the way to put itself away. */
export interface LayerProps {
  onClose: () => void
}

interface Layer {
  id: number
  Component: ComponentType<LayerProps>
  /** The layer has the focus: what was typed meanwhile is its own. */
  onReady: () => void
}

let layer: Layer | null = null
/** What had the focus when a layer was last asked for. */
let beneath: Element | null = null
let lastId = 0
const listeners = new Set<() => void>()

/**
 * Opens something over the page whose code may still have to come: the palette, a menu, a line to type in. What is typed in
 * the meantime is kept for it. As it mounts it takes the focus and what was typed (`keyboard.takeTyped`).
 */
export function openLayer<Props extends LayerProps>(load: () => Promise<ComponentType<Props>>, props: Omit<Props, 'onClose'>): void {
  let isDropped = false
  const onReady = keyboard.wait(() => {
    isDropped = true
  })
  if (layer === null) beneath = document.activeElement
  const id = ++lastId
  load().then(
    (Loaded) => {
      // Too late, or something else was asked for since: it would come over what the person is at now.
      if (isDropped || id !== lastId) return onReady()
      // Props without `onClose`, which the host adds.
      const Component = (rest: LayerProps) => <Loaded {...({ ...props, ...rest } as Props)} />
      set({ id, Component, onReady })
    },
    () => {
      if (isDropped || id !== lastId) return onReady()
      // What was typed for it must not become commands.
      keyboard.takeTyped()
      onReady()
      say('That couldn’t be loaded. Try again when you are online.', { isShown: true })
    },
  )
}

/** What has the focus, not counting an open layer: what was done in there is meant for where the person was. */
export function focusBeneath(): Element | null {
  return layer === null ? document.activeElement : beneath
}

/** Where layers stand. One at a time; another takes the place of the one before. */
export function LayerHost() {
  const present = useSyncExternalStore(subscribe, () => layer)
  useLayoutEffect(() => {
    // A moment later: what the layer did as it mounted, such as going again at once, is done by then.
    if (present !== null) queueMicrotask(present.onReady)
  }, [present])
  if (present === null) return null
  const { id, Component } = present
  return <Component key={id} onClose={() => layer?.id === id && set(null)} />
}

function set(next: Layer | null): void {
  layer = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
