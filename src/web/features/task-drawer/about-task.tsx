import type { PersonAction } from '#web/data/log-entry.ts'
import { useIncluded } from '#web/data/related.ts'
import type { VisibleTask } from '#web/data/visible-task.ts'
import { exactText, momentText } from '#web/lib/due-text.ts'
import { DueTime } from '#web/task/due-time.tsx'
import { mailState } from '#web/task/mail-state.ts'
import { StateMark } from '#web/task/state-mark.tsx'
import { stateLabel } from '#web/task/task-kind.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { Fact, FactGroup } from './fact.tsx'
import { PriorityPicker } from './priority-picker.tsx'

/** When, how urgent, whose, in which state. */
export function AboutTask({ visible, onAct }: { visible: VisibleTask; onAct: (action: PersonAction) => void }) {
  const { task, pending } = visible
  const { dueAt, autoskipAt, state, stateChangedAt } = task.attributes
  const setting = { now: useNow(), zone: viewerZone }
  const owner = useIncluded(task, 'owner')
  const mailing = useIncluded(task, 'mailing')
  const mail = mailing && mailState(mailing.attributes)

  return (
    <FactGroup>
      <Fact name="Due">
        <DueTime dueAt={dueAt} isDone={state === 'complete'} className="font-medium" />
        {dueAt !== null && <span className="block text-meta text-ink-3">{exactText(dueAt, setting)}</span>}
      </Fact>
      <Fact name="State">
        <span className="flex items-center gap-1.5">
          <StateMark state={state} isSaving={pending} />
          {stateLabel(state)}
          {stateChangedAt !== null && (
            <time dateTime={stateChangedAt} title={exactText(stateChangedAt, setting)} className="text-ink-3">
              {state === 'complete' ? '' : 'since '}
              {momentText(stateChangedAt, setting)}
            </time>
          )}
          {pending && <span className="text-meta text-ink-3">Saving…</span>}
        </span>
      </Fact>
      <Fact name="Priority">
        <PriorityPicker visible={visible} onAct={onAct} />
      </Fact>
      {owner && (
        <Fact name="Owner">
          <span className="flex items-center gap-1.5">
            <span className="-my-0.5 flex">
              <Avatar name={owner.attributes.name} />
            </span>
            {owner.attributes.name}
          </span>
        </Fact>
      )}
      {mail && (
        <Fact name="Mail">
          <span className={mail.needsAttention ? 'font-medium text-danger' : undefined}>{mail.text}</span>
        </Fact>
      )}
      {autoskipAt !== null && state !== 'complete' && (
        <Fact name="Skips itself">
          <time dateTime={autoskipAt} title={exactText(autoskipAt, setting)}>
            {momentText(autoskipAt, setting)}
          </time>
        </Fact>
      )}
    </FactGroup>
  )
}
