import { Play, Plus } from 'lucide-react'
import { CommandIconButton } from '#web/commands/command-icon-button.tsx'
import { openTaskForm } from '#web/commands/open-task-form.ts'

/** What can be begun from the list: playing it through, and a new task. */
export function HeaderActions({ onPlay }: { onPlay: (() => void) | null }) {
  return (
    <>
      {onPlay !== null && <CommandIconButton commandId="list.play" label="Play through" icon={<Play size={15} aria-hidden="true" />} onClick={onPlay} />}
      <CommandIconButton commandId="task.new" label="New task" icon={<Plus size={16} aria-hidden="true" />} onClick={() => openTaskForm({ kind: 'new' })} />
    </>
  )
}
