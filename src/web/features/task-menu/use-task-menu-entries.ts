import { useQuery } from '@tanstack/react-query'
import { AlarmClock, ArrowRight, CalendarClock, Check, Flag, Handshake, Link, MessageSquareOff, MessageSquareReply, NotebookPen, PanelRight, Pencil, Send, SquareCheck, Target, Trash2, UserRound, type LucideIcon } from 'lucide-react'
import { opportunityAssociations } from '#contract/task.ts'
import { hasCommandLine, openCommandLine, type LineVerb } from '#web/commands/command-line.ts'
import { allCommands } from '#web/commands/command-store.ts'
import { openTaskForm } from '#web/commands/open-task-form.ts'
import { taskSurface } from '#web/commands/task-surface.ts'
import { doVerb } from '#web/commands/task-verbs.ts'
import type { PersonAction } from '#web/data/log-entry.ts'
import { taskDispositionsQuery } from '#web/data/task-dispositions.ts'
import { taskPrioritiesQuery } from '#web/data/task-priorities.ts'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { paths } from '#web/paths.ts'
import type { TaskVerb } from '#web/task/offered-verbs.ts'
import { words } from '#web/task/task-kind.ts'
import { say } from '#web/ui/messages.ts'
import { offeredToAll } from './offered-to-all.ts'
import type { TaskMenuEntry } from './task-menu-entry.ts'

/** What a verb needs besides its tasks: nothing, a line to type in, or one of a few choices. */
type VerbWay = { icon: LucideIcon; commandId?: string } & ({ action: PersonAction } | { line: LineVerb } | { choices: 'priority' | 'disposition' | 'opportunity' } | { open: 'form' })

const ways: Record<TaskVerb, VerbWay> = {
  markComplete: { icon: Check, commandId: 'task.complete', action: { name: 'markComplete', params: {} } },
  finishReplied: { icon: MessageSquareReply, action: { name: 'markComplete', params: { completionAction: 'finish_replied' } } },
  finishNoReply: { icon: MessageSquareOff, action: { name: 'markComplete', params: { completionAction: 'finish_no_reply' } } },
  advance: { icon: ArrowRight, action: { name: 'advance', params: {} } },
  deliver: { icon: Send, action: { name: 'deliver', params: {} } },
  logMeetInPerson: { icon: Handshake, choices: 'disposition' },
  snooze: { icon: AlarmClock, commandId: 'task.snooze', line: 'snooze' },
  reschedule: { icon: CalendarClock, commandId: 'task.due', line: 'due' },
  reassignOwner: { icon: UserRound, commandId: 'task.assign', line: 'assign' },
  taskPriority: { icon: Flag, commandId: 'task.priority', choices: 'priority' },
  updateNote: { icon: NotebookPen, commandId: 'task.note', line: 'note' },
  updateOpportunityAssociation: { icon: Target, choices: 'opportunity' },
  edit: { icon: Pencil, open: 'form', commandId: 'task.edit' },
  delete: { icon: Trash2, action: { name: 'delete', params: {} } },
}

/** Everything that can be done with `taskIds`, in groups. */
export function useTaskMenuEntries(taskIds: readonly number[]): readonly (readonly TaskMenuEntry[])[] {
  const priorities = useQuery(taskPrioritiesQuery).data ?? []
  const offered = offeredToAll(taskIds.flatMap((id) => visibleTask(id) ?? []))
  const dispositions = useQuery({ ...taskDispositionsQuery, enabled: offered.some(({ verb }) => verb === 'logMeetInPerson') }).data ?? []
  const [first] = taskIds
  const isOne = taskIds.length === 1

  const act = (action: PersonAction) => () => doVerb((surface, ids) => surface.act(ids, action), taskIds)
  const choicesOf = {
    priority: [
      ...priorities.map(({ id, attributes }) => ({ id: String(id), label: attributes.name, run: act({ name: 'update', params: { taskPriorityId: id } }) })),
      { id: 'none', label: 'None', run: act({ name: 'update', params: { taskPriorityId: null } }) },
    ],
    disposition: dispositions.map(({ id, attributes }) => ({ id: String(id), label: attributes.name, run: act({ name: 'logMeetInPerson', params: { taskDispositionId: id } }) })),
    opportunity: opportunityAssociations.map((rule) => ({ id: rule, label: rule === 'noop' ? 'None' : words(rule), run: act({ name: 'updateOpportunityAssociation', params: { opportunityAssociation: rule } }) })),
  }

  const entryOf = (verb: TaskVerb): TaskMenuEntry[] => {
    const offer = offered.find((one) => one.verb === verb)
    const way = ways[verb]
    if (offer === undefined || ('open' in way && !isOne) || ('line' in way && !hasCommandLine())) return []
    const { icon, commandId } = way
    const entry = { id: verb, icon, label: 'line' in way ? `${offer.label}…` : offer.label, refusal: offer.refusal, isDangerous: verb === 'delete', ...(commandId !== undefined && { commandId }) }
    if ('action' in way) return [{ ...entry, run: act(way.action) }]
    if ('line' in way) return [{ ...entry, run: () => openCommandLine(way.line, taskIds) }]
    if ('choices' in way) return [{ ...entry, choices: choicesOf[way.choices] }]
    return [{ ...entry, label: `${offer.label}…`, run: () => first !== undefined && openTaskForm({ kind: 'edit', taskId: first }) }]
  }
  const open = taskSurface()?.open
  const select = allCommands().find(({ id }) => id === 'selection.toggle')
  const plain: TaskMenuEntry[] = !isOne || first === undefined ? [] : [
    ...(open ? [{ id: 'open', label: 'Open', icon: PanelRight, commandId: 'list.open', refusal: null, run: () => open(first) }] : []),
    ...(select ? [{ id: 'select', label: 'Select', icon: SquareCheck, commandId: select.id, refusal: null, run: select.run }] : []),
    { id: 'copy', label: 'Copy the link', icon: Link, refusal: null, run: () => void copyLink(first) },
  ]
  return [
    (['markComplete', 'finishReplied', 'finishNoReply', 'advance', 'deliver', 'logMeetInPerson'] as const).flatMap(entryOf),
    (['snooze', 'reschedule', 'reassignOwner', 'taskPriority', 'updateNote', 'updateOpportunityAssociation'] as const).flatMap(entryOf),
    [...plain, ...entryOf('edit')],
    entryOf('delete'),
  ].filter((entries) => entries.length > 0)
}

async function copyLink(taskId: number): Promise<void> {
  const link = `${location.origin}${paths.inbox}?task=${taskId}`
  try {
    await navigator.clipboard.writeText(link)
    say('Copied the link.', { isShown: true })
  } catch {
    say(`The browser doesn’t let the page copy. The link is ${link}`, { isShown: true })
  }
}
