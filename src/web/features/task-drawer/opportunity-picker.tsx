import { ChevronDown } from 'lucide-react'
import { opportunityAssociations } from '#contract/task.ts'
import type { PersonAction } from '#web/data/log-entry.ts'
import type { VisibleTask } from '#web/data/visible-task.ts'
import { verbRefusal } from '#web/task/offered-verbs.ts'
import { words } from '#web/task/task-kind.ts'
import { ChoiceButton } from '#web/ui/choice-button.tsx'
import { pickerClass } from './picker-class.ts'

const labels: Record<string, string> = { recent_created: 'The latest created', recent_updated: 'The latest changed', noop: 'As it is' }

/** By which rule the task's opportunity is picked, changed where it stands. */
export function OpportunityPicker({ visible, onAct }: { visible: VisibleTask; onAct: (action: PersonAction) => void }) {
  const { opportunityAssociation: present } = visible.task.attributes
  const shown = present === null ? 'Not set' : (labels[present] ?? words(present))
  if (verbRefusal(visible, 'updateOpportunityAssociation') !== null) return shown
  return (
    <ChoiceButton
      label={`Opportunity’s rule: ${shown}`}
      menuLabel="How the opportunity is picked"
      sections={[
        {
          id: 'rule', mode: 'single', chosen: present === null ? [] : [present], choices: opportunityAssociations.map((id) => ({ id, label: labels[id] ?? id })),
          onChoose: ([chosen]) => {
            const next = opportunityAssociations.find((one) => one === chosen)
            if (next !== undefined && next !== present) onAct({ name: 'updateOpportunityAssociation', params: { opportunityAssociation: next } })
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
