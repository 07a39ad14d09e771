import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

const pauseMs = 120

interface SearchBoxProps {
  q: string
  /** `isFirst`: the search begins, so that going back leads to the list without it. */
  onSearch: (q: string, isFirst: boolean) => void
}

/** The search field. What is typed shows at once; the address, and so the service, follows a short pause. */
export function SearchBox({ q, onSearch }: SearchBoxProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const search = useRef(onSearch)
  useEffect(() => {
    search.current = onSearch
  })
  useEffect(() => {
    if (draft === null) return
    const timer = setTimeout(() => {
      search.current(draft, q === '' && draft !== '')
      setDraft(null)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [draft, q])

  return (
    <div role="search" className="flex w-28 shrink-0 items-center gap-2 rounded-md px-1.5 text-ink-3 focus-within:text-ink sm:w-36">
      <Search size={14} aria-hidden="true" className="shrink-0" />
      <input
        ref={input}
        type="search"
        aria-label="Search tasks"
        placeholder="Search"
        value={draft ?? q}
        maxLength={200}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          // One layer at a time: first what was typed, then the field.
          if ((draft ?? q) === '') input.current?.blur()
          else setDraft('')
          event.preventDefault()
          event.stopPropagation()
        }}
        className="h-7 w-full min-w-0 bg-transparent text-row text-ink outline-none pointer-coarse:h-11 [&::-webkit-search-cancel-button]:hidden"
      />
    </div>
  )
}
