import type { ComponentType } from 'react'
import { openLayer, type LayerProps } from './layers.tsx'

/** What the menu needs to know: whose it is, and where on the page it opens, in CSS pixels of the window. */
export interface TaskMenuProps extends LayerProps {
  taskIds: readonly number[]
  at: { x: number; y: number }
}

let load: (() => Promise<ComponentType<TaskMenuProps>>) | null = null

/** Says where the menu's code comes from. */
export function addTaskMenu(loadMenu: NonNullable<typeof load>): void {
  load = loadMenu
}

/** Opens the menu of everything that can be done with these tasks. */
export function openTaskMenu({ taskIds, at }: Omit<TaskMenuProps, 'onClose'>): void {
  if (load !== null && taskIds.length > 0) openLayer(load, { taskIds, at })
}
