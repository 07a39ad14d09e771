import type { ComponentType } from 'react'
import { openLayer, type LayerProps } from './layers.tsx'
import { taskSurface } from './task-surface.ts'

/** What the one-line input can be opened for: `s d a p n`. */
export type LineVerb = 'snooze' | 'due' | 'assign' | 'priority' | 'note'

/** What the line needs to know. Its targets are those of the moment it was opened. */
export interface CommandLineProps extends LayerProps {
  verb: LineVerb
  taskIds: readonly number[]
}

let load: (() => Promise<ComponentType<CommandLineProps>>) | null = null

/** Says where the line's code comes from. */
export function addCommandLine(loadLine: typeof load): void {
  load = loadLine
}

/** Whether there is such a line. */
export function hasCommandLine(): boolean {
  return load !== null
}

/** Opens the line for `verb` on what a verb acts on now, or on `taskIds`. */
export function openCommandLine(verb: LineVerb, taskIds: readonly number[] = taskSurface()?.targets() ?? []): void {
  if (load !== null && taskIds.length > 0) openLayer(load, { verb, taskIds })
}
