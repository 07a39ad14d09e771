import { useQuery } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { relatedId } from '#contract/task.ts'
import type { PersonAction } from '#web/data/log-entry.ts'
import { useIncluded } from '#web/data/related.ts'
import { taskPrioritiesQuery } from '#web/data/task-priorities.ts'
import type { VisibleTask } from '#web/data/visible-task.ts'
import { verbRefusal } from '#web/task/offered-verbs.ts'
import { PriorityMark, priorityLevel } from '#web/task/priority-mark.tsx'
import { ChoiceButton } from '#web/ui/choice-button.tsx'
import { pickerClass } from './picker-class.ts'

const none = 'none'

/** The priority, changed where it stands. */
export function PriorityPicker({ visible, onAct }: { visible: VisibleTask; onAct: (action: PersonAction) => void }) {
  const { data: priorities = [] } = useQuery(taskPrioritiesQuery)
  const present = useIncluded(visible.task, 'taskPriority')
  const id = relatedId(visible.task, 'taskPriority')
  const shown = present ? (
    <>
      <PriorityMark name={present.attributes.name} level={priorityLevel(present.attributes)} />
      {present.attributes.name}
    </>
  ) : (
    <span className="text-ink-3">None</span>
  )
  if (verbRefusal(visible, 'taskPriority') !== null) return <span className="flex items-center gap-1.5">{shown}</span>
  const choices = priorities.map(({ id: one, attributes }) => ({
    id: String(one), label: attributes.name, icon: <PriorityMark name={attributes.name} level={priorityLevel(attributes)} />,
  }))
  return (
    <ChoiceButton
      label={`Priority: ${present?.attributes.name ?? 'none'}`}
      menuLabel="Priority"
      sections={[
        {
          id: 'priority', mode: 'single', chosen: [id === null ? none : String(id)], choices: [...choices, { id: none, label: 'No priority' }],
          onChoose: ([chosen]) => {
            const next = chosen === none || chosen === undefined ? null : Number(chosen)
            if (next !== id) onAct({ name: 'update', params: { taskPriorityId: next } })
          },
        },
      ]}
      className={pickerClass}
    >
      {shown}
      <ChevronDown size={13} aria-hidden="true" className="text-ink-3" />
    </ChoiceButton>
  )
}
