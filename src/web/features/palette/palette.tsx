import { Search } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { LayerProps } from '#web/commands/layers.tsx'
import { keyboard } from '#web/commands/page-keyboard.ts'
import { FieldLayer } from '#web/ui/field-layer.tsx'
import { whenIdle } from '#web/lib/when-idle.ts'
import { PaletteList } from './palette-list.tsx'
import type { PaletteEntry } from './palette-entry.ts'
import { rememberChoice } from './recent-choices.ts'
import { indexTasks } from './task-search.ts'
import { earlyEnter } from './early-enter.ts'
import { usePaletteEntries } from './use-palette-entries.ts'

const pageStep = 8

/** Everything that can be asked for, every place, everybody and every task, found by a few letters. */
export function Palette({ onClose }: LayerProps) {
  const [early] = useState(() => keyboard.takeTyped())
  const [query, setQuery] = useState(early.text)
  const { entries, isSearching, isComplete } = usePaletteEntries(query)
  /** The entry that the arrows or the pointer went to; null is the first. By id: what comes late must not change what Enter means. */
  const [picked, setPicked] = useState<string | null>(null)
  const active = Math.max(0, entries.findIndex(({ id }) => id === picked))
  /** What was chosen once of what asks for twice. */
  const asked = useRef<string | null>(null)
  const latest = useRef(entries)
  useLayoutEffect(() => {
    latest.current = entries
  })
  useEffect(() => whenIdle(indexTasks), [])

  const choose = (entry: PaletteEntry | undefined) => {
    if (entry === undefined || entry.disabledReason != null) return
    if (entry.asksTwice === true && asked.current !== query) {
      asked.current = query
      return
    }
    if (entry.id !== 'line') rememberChoice(entry.id)
    onClose()
    // The palette goes first and gives the focus back: commands act where the person was.
    queueMicrotask(entry.run)
  }
  useEffect(() => {
    if (early.end === 'Escape') onClose()
    // What was typed ahead counts once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  const [openedAt] = useState(() => performance.now())
  const awaits = useRef(early.end === 'Enter')
  useEffect(() => {
    if (!awaits.current) return
    const what = earlyEnter({ isComplete, isSameText: query === early.text, waitedMs: performance.now() - openedAt })
    if (what === 'wait') return
    awaits.current = false
    if (what === 'act') choose(latest.current[0])
    // Only what may change the answer; what is chosen is looked up when it is.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isComplete, query])

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return
    // Whoever goes on by hand decides by hand.
    awaits.current = false
    const last = entries.length - 1
    const to = { ArrowDown: active === last ? 0 : active + 1, ArrowUp: active === 0 ? last : active - 1, PageDown: Math.min(last, active + pageStep), PageUp: Math.max(0, active - pageStep) }[event.key]
    if (to !== undefined) setPicked(entries[to]?.id ?? null)
    else if (event.key === 'Enter') choose(entries[active])
    else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) onClose()
    else return
    event.preventDefault()
  }

  return (
    <FieldLayer label="Command palette" onClose={onClose} className="mt-[min(14dvh,8rem)] w-160">
      <div className="flex items-center gap-3 border-b border-line px-4 text-ink-3">
        <Search size={16} aria-hidden="true" className="shrink-0" />
        <input
          autoFocus
          role="combobox"
          aria-label="Command, place, person or task"
          aria-expanded={entries.length > 0}
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={entries.length > 0 ? `palette-${active}` : undefined}
          placeholder="What next? A command, a view, a person, a task"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setPicked(null)
          }}
          onKeyDown={handleKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-body text-ink outline-none"
        />
      </div>
      <PaletteList query={query} entries={entries} active={active} hasHeadings={query.trim() === ''} isSearching={isSearching} onPoint={(id) => setPicked(id)} onChoose={choose} />
      <p role="status" className="sr-only">
        {query.trim() !== '' && `${entries.length} ${entries.length === 1 ? 'result' : 'results'}`}
      </p>
    </FieldLayer>
  )
}
