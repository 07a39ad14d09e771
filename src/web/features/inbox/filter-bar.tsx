import { ArrowDownUp, ChevronDown, ListFilter, X } from 'lucide-react'
import { memo } from 'react'
import type { Person } from '#contract/session.ts'
import { ChoiceButton } from '#web/ui/choice-button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import type { InboxView } from './inbox-view.ts'
import { useInboxFilters, type InboxFilter } from './filter-sections.tsx'
import { SearchBox } from './search-box.tsx'
import { widened } from './standing-views.ts'
import type { ChangeView } from './use-inbox-view.ts'

/** What the list shows and in which order: chips on a desk, one menu on a phone. It has no part in moving the cursor. */
export const FilterBar = memo(function FilterBar({ view, change, user }: { view: InboxView; change: ChangeView; user: Person }) {
  const filters = useInboxFilters(view, change, user)
  const narrowing = filters.filter((filter) => filter.id !== 'sort' && filter.value !== null)
  return (
    <div className="flex min-h-11 shrink-0 items-center gap-1.5 border-b border-line px-3 py-1.5">
      <SearchBox q={view.q} onSearch={(q) => change({ q }, { replace: true })} />
      <div role="group" aria-label="Filters" data-filters className="hidden flex-wrap items-center gap-1.5 sm:flex">
        {filters.filter((filter) => filter.id !== 'sort').map((filter) => (
          <FilterChip key={filter.id} filter={filter} />
        ))}
        {(narrowing.length > 0 || view.q !== '') && <ClearButton onClear={() => change(widened(view, user.role))} />}
      </div>
      <div className="ml-auto hidden sm:block">
        {filters.filter((filter) => filter.id === 'sort').map((filter) => (
          <FilterChip key={filter.id} filter={filter} />
        ))}
      </div>
      <div data-filters className="flex items-center gap-1 sm:hidden">
        <ChoiceButton menuLabel="Filters" placement="bottom end" sections={shortestFirst(filters).map((filter) => filter.section)} className={chipClass(narrowing.length > 0)}>
          <ListFilter size={14} aria-hidden="true" />
          Filters{narrowing.length > 0 && ` · ${narrowing.length}`}
        </ChoiceButton>
        {narrowing.length > 0 && <ClearButton onClear={() => change(widened(view, user.role))} />}
      </div>
    </div>
  )
})

function FilterChip({ filter }: { filter: InboxFilter }) {
  const { label, value, section, searchLabel } = filter
  return (
    <ChoiceButton menuLabel={label} sections={[section]} {...(searchLabel !== undefined && { searchLabel })} placement={filter.id === 'sort' ? 'bottom end' : 'bottom start'} className={chipClass(value !== null && filter.id !== 'sort')}>
      {filter.id === 'sort' && <ArrowDownUp size={13} aria-hidden="true" />}
      <span className={value === null ? undefined : 'text-ink-3'}>{label}</span>
      {value !== null && <span className="max-w-40 truncate font-medium text-ink">{value}</span>}
      {filter.id !== 'sort' && <ChevronDown size={12} aria-hidden="true" className="-mr-0.5 text-ink-3" />}
    </ChoiceButton>
  )
}

/** On a phone the list of people comes last: it would push everything else out of sight. */
function shortestFirst(filters: readonly InboxFilter[]): InboxFilter[] {
  return filters.toSorted((a, b) => Number(a.id === 'owner') - Number(b.id === 'owner'))
}

function chipClass(isActive: boolean): string {
  return classNames(
    'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md border px-2 text-row text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:h-11 pointer-coarse:px-3 aria-expanded:bg-hover',
    isActive ? 'border-line-2 bg-cursor' : 'border-transparent',
  )
}

function ClearButton({ onClear }: { onClear: () => void }) {
  return (
    <button type="button" onClick={onClear} className="inline-flex h-7 items-center gap-1 rounded-md px-2 text-row text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:h-11">
      <X size={14} aria-hidden="true" />
      Clear<span className="sr-only"> filters</span>
    </button>
  )
}
