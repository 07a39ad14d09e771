import { AlarmClock, CalendarClock, Check, UserRound } from 'lucide-react'
import { Suspense, useCallback, useRef, useState } from 'react'
import type { PersonAction } from '#web/data/log-entry.ts'
import type { RefusedValue } from '#web/data/notices.ts'
import type { VisibleTask } from '#web/data/visible-task.ts'
import { verbRefusal } from '#web/task/offered-verbs.ts'
import { Button } from '#web/ui/button.tsx'
import { preloadable } from '#web/ui/preloadable.tsx'
import { useRefusedValue, type FormName } from './use-refused-value.ts'

const rescheduleForm = preloadable(async () => (await import('./reschedule-form.tsx')).RescheduleForm)
const reassignForm = preloadable(async () => (await import('./reassign-form.tsx')).ReassignForm)

/** Fetches the forms' code ahead of the press. */
function preloadForms(): void {
  rescheduleForm.preload()
  reassignForm.preload()
}

interface TaskActionsProps {
  visible: VisibleTask
  onAct: (action: PersonAction) => void
}

/** What can be done with the task. What can't says why. Forms open over the text, so that nothing moves. */
export function TaskActions({ visible, onAct }: TaskActionsProps) {
  const { task } = visible
  const [openForm, setOpenForm] = useState<FormName | null>(null)
  const [refused, setRefused] = useState<RefusedValue | undefined>(undefined)
  const reschedule = useRef<HTMLButtonElement>(null)
  const reassign = useRef<HTMLButtonElement>(null)

  const reopen = useCallback((form: FormName, value: RefusedValue) => {
    setRefused(value)
    setOpenForm(form)
  }, [])
  useRefusedValue(task.id, reopen)

  function toggleForm(form: FormName): void {
    setRefused(undefined)
    setOpenForm(openForm === form ? null : form)
  }
  function closeForm(): void {
    const button = openForm === 'reassign' ? reassign.current : reschedule.current
    setOpenForm(null)
    button?.focus()
  }
  function handleSubmit(action: PersonAction): void {
    closeForm()
    onAct(action)
  }

  return (
    <footer className="relative shrink-0 border-t border-line bg-surface" onPointerEnter={preloadForms} onFocus={preloadForms}>
      {openForm !== null && (
        <div className="absolute inset-x-0 bottom-full animate-fade border-t border-line bg-raised shadow-pop">
          <Suspense fallback={<div className="h-40" />}>
            {openForm === 'reschedule' ? (
              <rescheduleForm.Component key={refused?.message} refused={refused} dueAt={task.attributes.dueAt} onSubmit={handleSubmit} onCancel={closeForm} />
            ) : (
              <reassignForm.Component key={refused?.message} refused={refused} task={task} onSubmit={handleSubmit} onCancel={closeForm} />
            )}
          </Suspense>
        </div>
      )}
      <div role="group" aria-label="Actions" className="grid grid-cols-2 gap-2 p-3 sm:flex sm:flex-wrap sm:*:flex-auto">
        <Button variant="primary" icon={<Check size={15} aria-hidden="true" />} disabledReason={verbRefusal(visible, 'markComplete')} onClick={() => onAct({ name: 'markComplete', params: {} })}>
          Complete
        </Button>
        <Button icon={<AlarmClock size={15} aria-hidden="true" />} disabledReason={verbRefusal(visible, 'snooze')} onClick={() => onAct({ name: 'snooze', params: {} })}>
          Snooze
        </Button>
        <Button
          ref={reschedule}
          icon={<CalendarClock size={15} aria-hidden="true" />}
          aria-expanded={openForm === 'reschedule'}
          disabledReason={verbRefusal(visible, 'reschedule')}
          onClick={() => toggleForm('reschedule')}
        >
          Reschedule
        </Button>
        <Button
          ref={reassign}
          icon={<UserRound size={15} aria-hidden="true" />}
          aria-expanded={openForm === 'reassign'}
          disabledReason={verbRefusal(visible, 'reassignOwner')}
          onClick={() => toggleForm('reassign')}
        >
          Reassign
        </Button>
      </div>
    </footer>
  )
}
