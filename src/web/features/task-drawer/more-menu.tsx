import { CheckCheck, Ellipsis, FastForward, Link, MessageSquareReply, MessageSquareX, Pencil, Send, Trash2, Users, type LucideIcon } from 'lucide-react'
import { openTaskForm } from '#web/commands/open-task-form.ts'
import type { PersonAction } from '#web/data/log-entry.ts'
import type { VisibleTask } from '#web/data/visible-task.ts'
import { offeredVerbs, type TaskVerb } from '#web/task/offered-verbs.ts'
import { ChoiceButton } from '#web/ui/choice-button.tsx'
import type { Choice } from '#web/ui/choice-menu.tsx'
import { copyTaskLink } from './copy-task-link.ts'
import type { OpenForm } from './open-form.ts'

interface MoreMenuProps {
  visible: VisibleTask
  onAct: (action: PersonAction) => void
  onForm: (form: OpenForm) => void
}

/** Everything else that can be done with the task: what its kind never does is left out, what won't work now says why. */
export function MoreMenu({ visible, onAct, onForm }: MoreMenuProps) {
  const refusals = new Map(offeredVerbs(visible).map(({ verb, refusal }) => [verb, refusal]))
  const choice = (verb: TaskVerb, label: string, Icon: LucideIcon): Choice[] => {
    const refusal = refusals.get(verb)
    return refusal === undefined ? [] : [{ id: verb, label, icon: <Icon size={15} aria-hidden="true" />, refusal }]
  }
  const perform = ([verb]: string[]) => {
    const done: Record<string, () => void> = {
      markComplete: () => onForm('outcome'),
      finishReplied: () => onAct({ name: 'markComplete', params: { completionAction: 'finish_replied' } }),
      finishNoReply: () => onAct({ name: 'markComplete', params: { completionAction: 'finish_no_reply' } }),
      advance: () => onAct({ name: 'advance', params: {} }),
      deliver: () => onAct({ name: 'deliver', params: {} }),
      logMeetInPerson: () => onForm('meeting'),
      edit: () => openTaskForm({ kind: 'edit', taskId: visible.task.id }),
      delete: () => onAct({ name: 'delete', params: {} }),
      link: () => void copyTaskLink(visible.task.id),
    }
    done[verb ?? '']?.()
  }
  return (
    <ChoiceButton
      label="More actions"
      menuLabel="More actions"
      placement="bottom end"
      sections={[
        {
          id: 'Completing', mode: 'command', onChoose: perform,
          choices: [
            ...choice('logMeetInPerson', 'Log the meeting…', Users),
            ...choice('markComplete', 'Complete with an outcome…', CheckCheck),
            ...choice('finishReplied', 'Complete: they replied', MessageSquareReply),
            ...choice('finishNoReply', 'Complete: no reply', MessageSquareX),
            ...choice('advance', 'Advance the sequence', FastForward),
            ...choice('deliver', 'Send the mail', Send),
          ],
        },
        {
          id: 'The task', mode: 'command', onChoose: perform,
          choices: [...choice('edit', 'Edit…', Pencil), { id: 'link', label: 'Copy link', icon: <Link size={15} aria-hidden="true" /> }, ...choice('delete', 'Delete', Trash2)],
        },
      ]}
      className="inline-grid size-7 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink aria-expanded:bg-hover aria-expanded:text-ink pointer-coarse:size-11"
    >
      <Ellipsis size={16} aria-hidden="true" />
    </ChoiceButton>
  )
}
