import { useQuery } from '@tanstack/react-query'
import { Bookmark, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SavedView } from '#contract/saved-view.ts'
import type { Person } from '#contract/session.ts'
import { useCommands } from '#web/commands/command-store.ts'
import { changeSavedView, savedViewsQuery } from '#web/data/saved-views.ts'
import { usersQuery } from '#web/data/users.ts'
import { ChoiceButton } from '#web/ui/choice-button.tsx'
import { say } from '#web/ui/messages.ts'
import { useOnline } from '#web/ui/use-online.ts'
import { PileLink } from './pile-link.tsx'
import { readView, searchOf, type InboxView } from './inbox-view.ts'
import { standingOf, standingView, viewAddress } from './standing-views.ts'
import type { ChangeView } from './use-inbox-view.ts'
import { DeleteViewDialog, ViewNameDialog } from './view-dialogs.tsx'

const buttonClass = 'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 text-row text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:h-11 aria-expanded:bg-hover'

/** What can be done with the view as such: spread what is late in it, keep it under a name, and if it is kept, rename, share, update and delete it. */
export function ViewActions({ view, change, user, rows }: { view: InboxView; change: ChangeView; user: Person; rows: readonly { id: number }[] }) {
  const { data: saved } = useQuery(savedViewsQuery)
  const [, navigate] = useLocation()
  const isOnline = useOnline()
  const [dialog, setDialog] = useState<'save' | 'rename' | 'delete' | null>(null)
  const present = saved?.find(({ id }) => id === view.saved) ?? null
  const isKept = saved != null
  const standing = standingOf(view)
  const isSpecial = isKept && (standing === null || searchOf(standingView(standing, user.role)) !== searchOf(view))
  const isChanged = present !== null && searchOf(readView(present.attributes.search)) !== searchOf(view)
  const reason = isOnline ? null : 'Views can be kept when you are online.'
  useCommands(isSpecial && present === null ? [{ id: 'view.save', title: 'Save this view…', group: 'View', keywords: 'keep bookmark', icon: Bookmark, disabledReason: reason, run: () => setDialog('save') }] : [])

  const update = async (attributes: Parameters<typeof changeSavedView>[1], done: string) => {
    if (present === null) return
    try {
      await changeSavedView(present.id, attributes)
      say(done, { isShown: true })
    } catch (error) {
      say(error instanceof Error ? error.message : 'The view was not changed.', { isShown: true })
    }
  }
  const close = () => setDialog(null)
  return (
    <>
      <PileLink view={view} rows={rows} />
      {present === null && isSpecial && (
        <button type="button" onClick={() => (reason === null ? setDialog('save') : say(reason, { isShown: true }))} className={buttonClass}>
          <Bookmark size={14} aria-hidden="true" className="text-ink-3" />
          <span className="max-sm:sr-only">Save view</span>
        </button>
      )}
      {present !== null && (
        <>
          {!present.meta.canWrite && <OwnerName view={present} />}
          {isChanged && present.meta.canWrite && (
            <button type="button" onClick={() => void update({ search: searchOf(view) }, `“${present.attributes.name}” holds this now.`)} className={buttonClass}>
              Update
            </button>
          )}
          <ChoiceButton
            label={`View “${present.attributes.name}”`}
            menuLabel="View"
            className={buttonClass}
            sections={[
              ...(isChanged ? [{ id: 'changed', mode: 'command' as const, choices: [{ id: 'reset', label: 'Back to the view as saved' }], onChoose: () => navigate(viewAddress({ ...readView(present.attributes.search), saved: present.id })) }] : []),
              {
                id: 'view', mode: 'command',
                choices: [
                  ...(present.meta.canWrite ? [{ id: 'rename', label: 'Rename…' }, { id: 'share', label: present.attributes.isShared ? 'Stop sharing' : 'Share with the team' }] : []),
                  { id: 'save', label: 'Save as a new view…' },
                ],
                onChoose: ([choice]) => {
                  if (choice === 'share') {
                    const isShared = !present.attributes.isShared
                    void update({ isShared }, isShared ? `“${present.attributes.name}” is shared with your team.` : `“${present.attributes.name}” is no longer shared.`)
                  } else setDialog(choice === 'rename' ? 'rename' : 'save')
                },
              },
              ...(present.meta.canWrite ? [{ id: 'delete', mode: 'command' as const, choices: [{ id: 'delete', label: 'Delete…' }], onChoose: () => setDialog('delete') }] : []),
            ]}
          >
            View
            <ChevronDown size={12} aria-hidden="true" className="text-ink-3" />
          </ChoiceButton>
        </>
      )}
      {(dialog === 'save' || dialog === 'rename') && (
        <ViewNameDialog view={view} renamed={dialog === 'rename' ? present : null} onSaved={(id) => change({ saved: id }, { replace: true })} onClose={close} />
      )}
      {dialog === 'delete' && present !== null && <DeleteViewDialog view={present} onDeleted={() => change({ saved: null }, { replace: true })} onClose={close} />}
    </>
  )
}

function OwnerName({ view }: { view: SavedView }) {
  const { data: users } = useQuery(usersQuery)
  const name = users?.find(({ id }) => id === view.relationships.owner.data.id)?.attributes.name
  return <p className="truncate text-meta text-ink-3">{name === undefined ? 'Shared' : `Shared by ${name}`}</p>
}
