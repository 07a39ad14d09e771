import { Pencil, Trash2 } from 'lucide-react'
import { openTaskForm } from '#web/commands/open-task-form.ts'
import type { WaitingTask } from '#web/data/draft-storage.ts'
import { newTasks } from '#web/data/new-tasks.ts'
import { dueText } from '#web/lib/due-text.ts'
import { words } from '#web/task/task-kind.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { say } from '#web/ui/messages.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'

interface WaitingTasksProps {
  tasks: readonly WaitingTask[]
  /** Closes what this stands in: a form opens instead. */
  onClose: () => void
}

/** New tasks that the service doesn't have yet: each can be mended or let go until it does. */
export function WaitingTasks({ tasks, onClose }: WaitingTasksProps) {
  const setting = { now: useNow(), zone: viewerZone }
  const isFree = ({ key }: WaitingTask) => {
    if (!newTasks.isUnderWay(key)) return true
    say('It is being sent just now. Try again in a moment.', { isShown: true })
    return false
  }
  const edit = async (task: WaitingTask) => {
    if (!isFree(task)) return
    if (!(await newTasks.editAgain(task.key))) return say('Another new task is begun already. Create it or start it over first.', { isShown: true })
    onClose()
    openTaskForm({ kind: 'new' })
  }
  const discard = async (task: WaitingTask, pressed: HTMLElement) => {
    if (!isFree(task)) return
    // The pressed button is about to go; the focus stays in the sheet.
    pressed.closest('dialog')?.querySelector('button')?.focus()
    await newTasks.discard(task.key)
    say(`Let go of the new task for ${nameOf(task)}.`, { isShown: true })
  }
  return (
    <section aria-labelledby="waiting-tasks" className="border-b border-line px-4 py-3">
      <h3 id="waiting-tasks" className="text-meta font-medium text-ink-3">
        New tasks, not created yet
      </h3>
      <ul>
        {tasks.map((task) => {
          const { key, refused, values: { action, dueAt, note } } = task
          return (
            <li key={key} className="flex items-start gap-1 py-1.5">
              <div className="min-w-0 flex-1">
                <p className="text-row text-ink wrap-anywhere">{nameOf(task)}</p>
                <p className="text-meta text-ink-3 wrap-anywhere">{[words(action), dueAt !== null && dueText(dueAt, setting).text, note].filter(Boolean).join(' · ')}</p>
                {refused !== null && <p className="text-meta text-danger wrap-anywhere">{[refused.message, ...refused.errors.map(({ detail }) => detail)].filter((text, index, all) => all.indexOf(text) === index).join(' ')}</p>}
              </div>
              <IconButton label={`Edit the new task for ${nameOf(task)}`} icon={<Pencil size={14} aria-hidden="true" />} onClick={() => void edit(task)} />
              <IconButton label={`Discard the new task for ${nameOf(task)}`} icon={<Trash2 size={14} aria-hidden="true" />} onClick={(event) => void discard(task, event.currentTarget)} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function nameOf({ values: { subject } }: WaitingTask): string {
  return subject?.name ?? 'yourself'
}
