import { flushSync } from 'react-dom'
import { isArgument, type Step } from '#web/task/line-steps.ts'
import { lineTargetsOf } from '#web/task/line-target-of.ts'
import { actionsOf, type ViewerSetting } from '#web/task/line-targets.ts'
import { say } from '#web/ui/messages.ts'
import { allCommands } from './command-store.ts'
import { targetsFrom, taskSurface } from './task-surface.ts'
import { doVerb } from './task-verbs.ts'

const commandIds = { select: 'selection.toggle', complete: 'task.complete', repeat: 'task.repeat' } as const

/** Does the steps of a line one after the other, each on what the one before left under the cursor. */
export function runLine(steps: readonly Step[], setting: ViewerSetting): void {
  for (const step of steps) {
    if ('by' in step) runCommand(step.by > 0 ? 'list.next' : 'list.previous', Math.abs(step.by))
    else if (!isArgument(step)) runCommand(commandIds[step.verb], step.count)
    else {
      const surface = taskSurface()
      const taskIds = step.count === null || surface === null ? undefined : targetsFrom(surface, step.count)
      // Repeated later, it is worked out anew: for other tasks, and from that moment.
      flushSync(() => doVerb((on, ids) => on.actEach(actionsOf(step, lineTargetsOf(ids), { ...setting, now: Date.now() })), taskIds))
    }
  }
}

function runCommand(id: string, count: number | null): void {
  const command = allCommands().find((one) => one.id === id)
  if (command === undefined) return say('That can’t be done on this screen.', { isShown: true })
  if (command.disabledReason != null) return say(command.disabledReason, { isShown: true })
  if (count === null) flushSync(command.run)
  else if (command.runTimes) flushSync(() => command.runTimes?.(count))
  else for (let left = command.repeats === true ? count : 1; left > 0; left -= 1) flushSync(command.run)
}
