import { startTransition, useEffect, useRef, useState } from 'react'
import { classNames } from '#web/ui/class-names.ts'
import { KeyHint } from '#web/ui/key-hint.tsx'
import type { PaletteEntry } from './palette-entry.ts'

interface PaletteListProps {
  /** What the entries are for. */
  query: string
  entries: readonly PaletteEntry[]
  active: number
  /** Under headings; what was typed has one order, across them. */
  hasHeadings: boolean
  isSearching: boolean
  onPoint: (id: string) => void
  onChoose: (entry: PaletteEntry) => void
}

/** As many as are in sight, and a few: these come with the key, the others a moment later. */
const mostAtOnce = 12

/** The palette's results. The focus stays in the field; `active` is what Enter means. */
export function PaletteList({ query, entries, active, hasHeadings, isSearching, onPoint, onChoose }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null)
  const shown = useAfterPaint(query) === query ? entries : entries.slice(0, Math.max(mostAtOnce, active + 1))
  useEffect(() => {
    // The first result shows with its heading.
    if (active === 0) list.current?.scrollTo({ top: 0 })
    else list.current?.querySelector(`#palette-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, entries])
  return (
    <div ref={list} id="palette-list" role="listbox" aria-label="Results" className="max-h-[min(26rem,60dvh)] overflow-y-auto overscroll-contain p-1.5">
      {byHeading(shown, hasHeadings).map(({ heading, start, members }) => (
        <div key={heading} role={hasHeadings ? 'group' : 'presentation'} aria-label={hasHeadings ? heading : undefined}>
          {hasHeadings && (
            <p aria-hidden="true" className="px-2.5 pt-2 pb-1 text-meta font-medium text-ink-3">
              {heading}
            </p>
          )}
          {members.map((entry, at) => (
            <Option key={entry.id} entry={entry} isTitled={hasHeadings} index={start + at} isActive={start + at === active} onPoint={onPoint} onChoose={onChoose} />
          ))}
        </div>
      ))}
      {entries.length === 0 && <p className="px-2.5 py-6 text-center text-row text-ink-3">{isSearching ? 'Searching…' : 'Nothing of that name. Tasks are found by their note, prospect or account.'}</p>}
    </div>
  )
}

/** `value`, once a frame that shows the rest of it has been painted. */
function useAfterPaint(value: string): string | null {
  const [painted, setPainted] = useState<string | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setPainted(value)))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [value])
  return painted
}

interface OptionProps extends Pick<PaletteListProps, 'onPoint' | 'onChoose'> {
  entry: PaletteEntry
  index: number
  isActive: boolean
  /** Whether a heading says already what kind of thing it is. */
  isTitled: boolean
}

function Option({ entry, index, isActive, isTitled, onPoint, onChoose }: OptionProps) {
  const { id, icon: Icon, title, detail, heading, kind, keys = '', disabledReason = null } = entry
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- The field has the keys, and says which option is meant.
    <div
      id={`palette-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-disabled={disabledReason !== null || undefined}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      // Only a pointer that moves: results that come up under a resting one are not pointed at.
      onPointerMove={() => !isActive && onPoint(id)}
      onClick={() => onChoose(entry)}
      className={classNames('flex min-h-9 items-center gap-3 rounded-md px-2.5 py-1 text-row pointer-coarse:min-h-11', isActive && 'bg-cursor')}
    >
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
      <span className={classNames('shrink-0 truncate max-w-3/5', disabledReason === null ? 'text-ink' : 'text-ink-3')}>{title}</span>
      <span className="min-w-0 flex-1 truncate text-ink-3">{disabledReason ?? detail}</span>
      {kind === 'place' && !isTitled && <span className="shrink-0 text-meta text-ink-3">{heading}</span>}
      <KeyHint keys={keys} />
    </div>
  )
}

/** Runs of one heading, each with the index of its first entry. */
function byHeading(entries: readonly PaletteEntry[], hasHeadings: boolean): { heading: string; start: number; members: PaletteEntry[] }[] {
  const groups: { heading: string; start: number; members: PaletteEntry[] }[] = []
  entries.forEach((entry, start) => {
    const heading = hasHeadings ? entry.heading : ''
    const last = groups.at(-1)
    if (last?.heading === heading) last.members.push(entry)
    else groups.push({ heading, start, members: [entry] })
  })
  return groups
}
