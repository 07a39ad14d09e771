import type { Command } from '#web/commands/command.ts'

/** `commands` of one heading as the palette lists them: what is done to the task at hand first. Not in the order in which their code came: Enter must mean the same at each opening. */
export function inPaletteOrder<Listed extends Pick<Command, 'id'>>(commands: readonly Listed[]): Listed[] {
  return [...commands.filter(({ id }) => actsOnTask(id)), ...commands.filter(({ id }) => !actsOnTask(id))]
}

/** Whether a command acts on the tasks at hand. */
export function actsOnTask(id: string): boolean {
  return id.startsWith('task.') && id !== 'task.new' && id !== 'task.repeat'
}
