import { AlarmClock, CalendarClock, Check, UserRound } from 'lucide-react'
import { Suspense, useCallback, useRef, useState } from 'react'
import { useKeyText } from '#web/commands/command-store.ts'
import type { PersonAction } from '#web/data/log-entry.ts'
import type { RefusedValue } from '#web/data/notices.ts'
import type { VisibleTask } from '#web/data/visible-task.ts'
import { verbRefusal } from '#web/task/offered-verbs.ts'
import { Button } from '#web/ui/button.tsx'
import { preloadable } from '#web/ui/preloadable.tsx'
import type { OpenForm } from './open-form.ts'
import { useRefusedValue } from './use-refused-value.ts'

const rescheduleForm = preloadable(async () => (await import('./reschedule-form.tsx')).RescheduleForm)
const outcomeForm = preloadable(async () => (await import('./outcome-form.tsx')).OutcomeForm)
const reassignForm = preloadable(async () => (await import('./reassign-form.tsx')).ReassignForm)

/** Fetches the forms' code ahead of the press. */
function preloadForms(): void {
  rescheduleForm.preload()
  reassignForm.preload()
  outcomeForm.preload()
}

interface TaskActionsProps {
  visible: VisibleTask
  openForm: OpenForm | null
  onForm: (form: OpenForm | null) => void
  onAct: (action: PersonAction) => void
}

/** What can be done with the task. What can't says why. Forms open over the text, so that nothing moves. */
export function TaskActions({ visible, openForm, onForm, onAct }: TaskActionsProps) {
  const { task } = visible
  const [refused, setRefused] = useState<RefusedValue | undefined>(undefined)
  const footer = useRef<HTMLElement>(null)
  const reschedule = useRef<HTMLButtonElement>(null)
  const reassign = useRef<HTMLButtonElement>(null)

  const reopen = useCallback((form: OpenForm, value: RefusedValue) => {
    setRefused(value)
    onForm(form)
  }, [onForm])
  useRefusedValue(task.id, reopen)

  function toggleForm(form: OpenForm): void {
    setRefused(undefined)
    onForm(openForm === form ? null : form)
  }
  function closeForm(): void {
    const buttons: Partial<Record<OpenForm, HTMLElement | null>> = { reassign: reassign.current, reschedule: reschedule.current }
    // The other forms are opened from the menu, which is gone: the drawer itself takes the focus.
    const next = (openForm && buttons[openForm]) ?? footer.current?.closest<HTMLElement>('[data-drawer]')
    onForm(null)
    next?.focus()
  }
  function handleSubmit(action: PersonAction): void {
    closeForm()
    onAct(action)
  }

  const [completeKey, snoozeKey, dueKey, assignKey] = [useKeyText('task.complete'), useKeyText('task.snooze'), useKeyText('task.due'), useKeyText('task.assign')]
  return (
    <footer ref={footer} className="relative shrink-0 border-t border-line bg-surface" onPointerEnter={preloadForms} onFocus={preloadForms}>
      {openForm !== null && (
        <div className="absolute inset-x-0 bottom-full animate-fade border-t border-line bg-raised shadow-pop">
          <Suspense fallback={<div className="h-40" />}>
            {openForm === 'reschedule' ? (
              <rescheduleForm.Component key={refused?.message} refused={refused} dueAt={task.attributes.dueAt} onSubmit={handleSubmit} onCancel={closeForm} />
            ) : openForm !== 'reassign' ? (
              <outcomeForm.Component task={task} isMeeting={openForm === 'meeting'} onSubmit={handleSubmit} onCancel={closeForm} />
            ) : (
              <reassignForm.Component key={refused?.message} refused={refused} task={task} onSubmit={handleSubmit} onCancel={closeForm} />
            )}
          </Suspense>
        </div>
      )}
      <div role="group" aria-label="Actions" className="grid grid-cols-2 gap-2 p-3 sm:flex sm:flex-wrap sm:*:flex-auto">
        <Button variant="primary" icon={<Check size={15} aria-hidden="true" />} title={completeKey || undefined} disabledReason={verbRefusal(visible, 'markComplete')} onClick={() => onAct({ name: 'markComplete', params: {} })}>
          Complete
        </Button>
        <Button icon={<AlarmClock size={15} aria-hidden="true" />} title={snoozeKey || undefined} disabledReason={verbRefusal(visible, 'snooze')} onClick={() => onAct({ name: 'snooze', params: {} })}>
          Snooze
        </Button>
        <Button
          ref={reschedule}
          icon={<CalendarClock size={15} aria-hidden="true" />}
          aria-expanded={openForm === 'reschedule'}
          title={dueKey || undefined}
          disabledReason={verbRefusal(visible, 'reschedule')}
          onClick={() => toggleForm('reschedule')}
        >
          Reschedule
        </Button>
        <Button
          ref={reassign}
          icon={<UserRound size={15} aria-hidden="true" />}
          aria-expanded={openForm === 'reassign'}
          title={assignKey || undefined}
          disabledReason={verbRefusal(visible, 'reassignOwner')}
          onClick={() => toggleForm('reassign')}
        >
          Reassign
        </Button>
      </div>
    </footer>
  )
}
