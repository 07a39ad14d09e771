import type { PersonAction } from '#web/data/log-entry.ts'
import { included, useIncluded } from '#web/data/related.ts'
import type { VisibleTask } from '#web/data/visible-task.ts'
import { AboutProspect } from './about-prospect.tsx'
import { AboutTask } from './about-task.tsx'
import { AllDetails } from './all-details.tsx'
import { Consequence } from './consequence.tsx'
import { FactGroup, Fact } from './fact.tsx'
import { NoteEditor } from './note-editor.tsx'
import { OpportunityPicker } from './opportunity-picker.tsx'
import { SequenceSteps } from './sequence-steps.tsx'
import { TaskHistory } from './task-history.tsx'
import { TaskText } from './task-text.tsx'
import { moneyText } from './money-text.ts'

interface TaskBodyProps {
  visible: VisibleTask
  userId: number
  isComplete: boolean
  onAct: (action: PersonAction) => void
}

/** Everything about the task, the most needed first. `isComplete`: the full answer is here, not only the list's. */
export function TaskBody({ visible, userId, isComplete, onAct }: TaskBodyProps) {
  const { task } = visible
  const prospect = useIncluded(task, 'prospect')
  const ownAccount = useIncluded(task, 'account')
  const account = ownAccount ?? included(prospect, 'account')
  const opportunity = useIncluded(task, 'opportunity')
  // The rule looks among the account's opportunities.
  const canHaveOpportunity = account !== null
  // Without a prospect the account is the heading itself.
  const title = prospect === null ? '' : [prospect.attributes.title, account?.attributes.name ?? prospect.attributes.company].filter(Boolean).join(', ')

  return (
    <div tabIndex={0} role="group" aria-label="Task" className="min-h-0 flex-1 overflow-y-auto overscroll-contain outline-offset-[-2px]">
      <div className="px-5 pt-5 pb-4">
        <h2 className="text-title font-semibold tracking-tight wrap-anywhere">{prospect?.attributes.name ?? account?.attributes.name ?? 'Task without a prospect'}</h2>
        {title !== '' && <p className="mt-0.5 text-body text-ink-3 wrap-anywhere">{title}</p>}
        <Consequence task={task} prospectName={prospect?.attributes.name ?? null} />
      </div>
      <NoteEditor visible={visible} userId={userId} isFresh={isComplete} />
      <AboutTask visible={visible} onAct={onAct} />
      <TaskText task={task} />
      {prospect && <AboutProspect prospect={prospect} />}
      <SequenceSteps task={task} />
      {account && (
        <FactGroup title="Account">
          <Fact name="Name">{account.attributes.name}</Fact>
          {account.attributes.industry && <Fact name="Industry">{account.attributes.industry}</Fact>}
          {account.attributes.domain && <Fact name="Domain">{account.attributes.domain}</Fact>}
        </FactGroup>
      )}
      {(opportunity || canHaveOpportunity) && (
        <FactGroup title="Opportunity">
          {opportunity && <Fact name="Name">{opportunity.attributes.name}</Fact>}
          <Fact name="Rule">
            <OpportunityPicker visible={visible} onAct={onAct} />
          </Fact>
          {opportunity && opportunity.attributes.amount !== null && <Fact name="Amount">{moneyText(opportunity.attributes.amount, opportunity.attributes.currencyType)}</Fact>}
          {opportunity && opportunity.attributes.probability !== null && <Fact name="Probability">{opportunity.attributes.probability} %</Fact>}
        </FactGroup>
      )}
      <TaskHistory task={task} />
      {isComplete && <AllDetails task={task} />}
    </div>
  )
}
