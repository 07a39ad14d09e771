import { zodResolver } from '@hookform/resolvers/zod'
import { useState, type ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { longestViewName, type SavedView } from '#contract/saved-view.ts'
import { RequestFailure } from '#web/data/request-failure.ts'
import { changeSavedView, deleteSavedView, saveView } from '#web/data/saved-views.ts'
import { Button } from '#web/ui/button.tsx'
import { Field, inputClass } from '#web/ui/field.tsx'
import { say } from '#web/ui/messages.ts'
import { ModalDialog } from '#web/ui/modal-dialog.tsx'
import { useOnline } from '#web/ui/use-online.ts'
import { filterSentence } from './filter-words.ts'
import { searchOf, type InboxView } from './inbox-view.ts'
import { useFilterNames } from './use-filter-names.ts'

const nameFormSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1, { error: 'Give it a name.' }), z.maxLength(longestViewName, { error: `At most ${longestViewName} characters.` })),
  isShared: z.boolean(),
})

interface ViewNameDialogProps {
  view: InboxView
  /** The view that gets another name; null where `view` is kept under a first one. */
  renamed: SavedView | null
  onSaved: (id: number) => void
  onClose: () => void
}

/** Asks for a view's name and who sees it. */
export function ViewNameDialog({ view, renamed, onSaved, onClose }: ViewNameDialogProps) {
  const nameOf = useFilterNames(view)
  const isOnline = useOnline()
  const form = useForm({
    resolver: zodResolver(nameFormSchema),
    defaultValues: renamed?.attributes ?? { name: filterSentence(view, nameOf).split(', ')[0]?.slice(0, longestViewName) ?? '', isShared: false },
  })
  const { errors, isSubmitting } = form.formState
  const title = renamed === null ? 'Save view' : 'Rename view'
  const handleSubmit = form.handleSubmit(async ({ name, isShared }) => {
    try {
      if (renamed === null) onSaved(await saveView({ name, isShared, search: searchOf(view) }))
      else await changeSavedView(renamed.id, { name, isShared })
      say(`“${name}” is saved${isShared ? ' and shared with your team' : ''}.`, { isShown: true })
      onClose()
    } catch (error) {
      // What the service finds wrong is about the name, but for how many there are.
      form.setError('name', { message: failureText(error) })
    }
  })
  return (
    <Dialog title={title} onClose={onClose} onSubmit={() => void handleSubmit()}>
      <Field id="view-name" label="Name" error={errors.name?.message}>
        <input
          id="view-name"
          autoComplete="off"
          // A dialog's first field; the name that is offered is there to be typed over.
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          aria-invalid={errors.name !== undefined || undefined}
          aria-describedby={errors.name ? 'view-name-error' : undefined}
          className={inputClass}
          {...form.register('name')}
        />
      </Field>
      <label className="flex min-h-6 items-center gap-2.5 text-row text-ink-2 pointer-coarse:min-h-11">
        <input type="checkbox" className="size-4 accent-accent" {...form.register('isShared')} />
        Share with my team
      </label>
      <Buttons onClose={onClose}>
        <Button type="submit" variant="primary" disabledReason={isOnline ? (isSubmitting ? 'Saving…' : null) : 'Views can be kept when you are online.'}>
          {renamed === null ? 'Save view' : 'Save'}
        </Button>
      </Buttons>
    </Dialog>
  )
}

/** Asks before a view goes. */
export function DeleteViewDialog({ view, onDeleted, onClose }: { view: SavedView; onDeleted: () => void; onClose: () => void }) {
  const [failure, setFailure] = useState<string | null>(null)
  const handleSubmit = async () => {
    try {
      await deleteSavedView(view.id)
      onDeleted()
      say(`“${view.attributes.name}” is deleted.`, { isShown: true })
      onClose()
    } catch (error) {
      setFailure(failureText(error))
    }
  }
  return (
    <Dialog title="Delete view" onClose={onClose} onSubmit={() => void handleSubmit()}>
      <p className="text-row text-ink-2">
        “{view.attributes.name}” goes {view.attributes.isShared ? 'for everybody it is shared with' : 'from your list'}. No task is touched.
      </p>
      {failure !== null && <p role="alert" className="text-meta text-danger">{failure}</p>}
      <Buttons onClose={onClose}>
        <Button type="submit" variant="primary">Delete</Button>
      </Buttons>
    </Dialog>
  )
}

function Dialog({ title, onClose, onSubmit, children }: { title: string; onClose: () => void; onSubmit: () => void; children: ReactNode }) {
  return (
    <ModalDialog label={title} onClose={onClose} className="mt-[16vh] w-100">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
        className="flex flex-col gap-4 p-5"
      >
        <h2 className="text-body font-semibold">{title}</h2>
        {children}
      </form>
    </ModalDialog>
  )
}

function Buttons({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  return (
    <div className="flex justify-end gap-2">
      <Button variant="ghost" onClick={onClose}>Cancel</Button>
      {children}
    </div>
  )
}

function failureText(error: unknown): string {
  return error instanceof RequestFailure ? error.message : 'That didn’t work. Try again.'
}
