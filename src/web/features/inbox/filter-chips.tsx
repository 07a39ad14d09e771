import { ArrowDownUp, Plus, X } from 'lucide-react'
import { Suspense, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Person } from '#contract/session.ts'
import { useKeyText } from '#web/commands/command-store.ts'
import { classNames } from '#web/ui/class-names.ts'
import { preloadable } from '#web/ui/preloadable.tsx'
import { filterLabels, filterNames, filterWords, withoutFilter, type FilterName, type NameOf } from './filter-words.ts'
import type { InboxView } from './inbox-view.ts'
import { isNarrowed, standingOf, widened } from './standing-views.ts'
import { useFilterNames } from './use-filter-names.ts'
import type { ChangeView } from './use-inbox-view.ts'

const menu = preloadable(async () => (await import('./filter-menu.tsx')).FilterMenu)
const addMenu = preloadable(async () => (await import('./filter-menu.tsx')).AddFilterMenu)

interface FilterChipsProps {
  view: InboxView
  change: ChangeView
  user: Person
}

/** What the list shows and in which order, as a sentence whose words are buttons: "Open calls of mine due today, most urgent first". */
export function FilterChips({ view, change, user }: FilterChipsProps) {
  const keys = useKeyText('list.filter')
  const nameOf = useFilterNames(view)
  const [editing, setEditing] = useState<FilterName | 'add' | null>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const shown = filterNames.filter((name) => name !== 'sort' && (name === editing || filterWords(name, view, nameOf) !== null))
  const chip = (name: FilterName) => (
    <FilterChip key={name} name={name} view={view} change={change} user={user} nameOf={nameOf} isOpen={editing === name} onOpen={() => setEditing(name)} onClose={() => setEditing((now) => (now === name ? null : now))} onGone={() => addButton.current?.focus()} />
  )
  return (
    <>
      <div role="group" aria-label="Filters" className="flex min-w-0 items-center gap-0.5 max-sm:shrink-0 sm:flex-wrap">
        {shown.map(chip)}
        <button
          ref={addButton}
          type="button"
          data-add-filter
          aria-label="Add a filter"
          title={keys === '' ? 'Add a filter' : `Add a filter (${keys})`}
          aria-haspopup="menu"
          aria-expanded={editing === 'add'}
          onPointerEnter={addMenu.preload}
          onFocus={addMenu.preload}
          onClick={() => setEditing('add')}
          className="inline-grid size-7 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-11"
        >
          <Plus size={14} aria-hidden="true" />
        </button>
        {editing === 'add' && (
          <Suspense fallback={null}>
            <addMenu.Component triggerRef={addButton} onAdd={setEditing} onClose={() => setEditing((now) => (now === 'add' ? null : now))} />
          </Suspense>
        )}
        {(isNarrowed(view, user.role) || view.q !== '') && (
          <button type="button" onClick={() => change(widened(view, user.role))} className="inline-flex h-7 shrink-0 items-center gap-1 rounded-md px-2 text-row text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:h-11">
            <X size={14} aria-hidden="true" />
            Clear<span className="sr-only"> filters</span>
          </button>
        )}
      </div>
      <div className="ml-auto shrink-0">{chip('sort')}</div>
    </>
  )
}

interface FilterChipProps {
  name: FilterName
  view: InboxView
  change: ChangeView
  user: Person
  nameOf: NameOf
  isOpen: boolean
  onOpen: () => void
  onClose: () => void
  /** It had the focus and is gone, so the focus must go somewhere. */
  onGone: () => void
}

function FilterChip({ name, view, change, user, nameOf, isOpen, onOpen, onClose, onGone }: FilterChipProps) {
  const ref = useRef<HTMLButtonElement>(null)
  const words = filterWords(name, view, nameOf)
  const without = withoutFilter(name)
  const latestGone = useRef(onGone)
  useEffect(() => {
    latestGone.current = onGone
  })
  useEffect(() => {
    if (!isOpen) return
    const chip = ref
    // A menu gives the focus back to what had it, which is gone where another menu led here.
    return () => void requestAnimationFrame(() => requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      if (chip.current === null) latestGone.current()
      else chip.current.focus()
    }))
  }, [isOpen])
  const handleKeyDown = (event: KeyboardEvent) => {
    if (without === null || (event.key !== 'Delete' && event.key !== 'Backspace')) return
    event.preventDefault()
    change(without)
    if (filterWords(name, { ...view, ...without }, nameOf) === null) onGone()
  }
  return (
    <>
      <button
        ref={ref}
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={menu.preload}
        onFocus={menu.preload}
        onClick={onOpen}
        onKeyDown={handleKeyDown}
        className={classNames(
          'inline-flex h-7 max-w-64 shrink-0 items-center gap-1.5 rounded-md px-1.5 text-row hover:bg-hover hover:text-ink aria-expanded:bg-hover pointer-coarse:h-11 pointer-coarse:px-2',
          isTold(name, view, user) ? 'bg-cursor font-medium text-ink' : 'text-ink-2',
        )}
      >
        {name === 'sort' && <ArrowDownUp size={13} aria-hidden="true" className="text-ink-3" />}
        <span className="sr-only">{filterLabels[name]}: </span>
        <span className="truncate">{words ?? filterLabels[name].toLowerCase()}</span>
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <menu.Component name={name} view={view} change={change} user={user} nameOf={nameOf} triggerRef={ref} onClose={onClose} />
        </Suspense>
      )}
    </>
  )
}

/** Whether the chip says more than the view's own name does. */
function isTold(name: FilterName, view: InboxView, user: Person): boolean {
  if (name === 'sort') return false
  if ((name === 'state' || name === 'due') && standingOf(view) !== null) return false
  const usual = { ...view, ...widened(view, user.role) }
  return name === 'due' ? view.days !== usual.days || view.due !== usual.due : String(view[name]) !== String(usual[name])
}
