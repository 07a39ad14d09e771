import { useQuery } from '@tanstack/react-query'
import { Building2, CircleDollarSign, UserRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { SubjectType } from '#contract/task-draft.ts'
import { keyboard } from '#web/commands/page-keyboard.ts'
import type { DraftValues } from '#web/data/draft-storage.ts'
import { useSession } from '#web/data/session.ts'
import { subjectOf, subjectSearchQuery, type FoundSubject } from '#web/data/subject-search.ts'
import { SearchSelect } from '#web/ui/search-select.tsx'

const titles: Record<SubjectType, string> = { prospect: 'Prospects', account: 'Accounts', opportunity: 'Opportunities' }
const pictures = {
  prospect: <UserRound size={14} aria-hidden="true" className="shrink-0 text-ink-3" />,
  account: <Building2 size={14} aria-hidden="true" className="shrink-0 text-ink-3" />,
  opportunity: <CircleDollarSign size={14} aria-hidden="true" className="shrink-0 text-ink-3" />,
}

/** How long the typing rests before the service is asked. */
const restMs = 120

type Subject = DraftValues['subject']

interface SubjectFieldProps {
  value: Subject
  onChange: (value: Subject) => void
  onBlur: () => void
  error?: string | undefined
  autoFocus: boolean
}

/** Whom or what the task is about, found by the beginnings of their names. */
export function SubjectField({ value, onChange, onBlur, error, autoFocus }: SubjectFieldProps) {
  // What was typed while the form was on its way belongs in its first field.
  const [text, setText] = useState(() => value?.name ?? (autoFocus ? keyboard.takeTyped().text : ''))
  const kind = useSession().data?.workspace.kind
  const rested = useRested(text)
  // What was chosen is no search.
  const search = useQuery(subjectSearchQuery(rested === value?.name ? '' : rested))
  const found = text.trim() === '' || rested === value?.name ? [] : (search.data ?? [])
  const chosen = value === null ? [] : [subjectOf(value.type, value.id) ?? { ...value, detail: '' }]
  const all = [...chosen, ...found.filter(({ type, id }) => type !== value?.type || id !== value.id)]
  const groups = (['prospect', 'account', 'opportunity'] as const).map((type) => ({
    title: titles[type],
    items: all.filter((one) => one.type === type).map((one) => ({ key: keyOf(one), name: one.name, detail: one.detail, picture: pictures[type] })),
  }))

  function handleChange(key: string | null): void {
    const next = all.find((one) => keyOf(one) === key)
    if (next !== undefined) setText(next.name)
    onChange(next === undefined ? null : { type: next.type, id: next.id, name: next.name })
  }

  const isSearching = search.isFetching || rested !== text
  return (
    <SearchSelect
      label="About"
      placeholder="A prospect, account or opportunity"
      groups={groups}
      text={text}
      onText={setText}
      value={value === null ? null : keyOf(value)}
      onChange={handleChange}
      onBlur={onBlur}
      emptyText={search.isError ? 'The search failed. Type on to try again.' : isSearching ? 'Searching…' : `Nobody and nothing of that name${kind === 'empty' ? '. People and companies come with an import, or through the API.' : ''}`}
      canClear
      isSearching={isSearching && search.fetchStatus !== 'paused'}
      error={error}
      autoFocus={autoFocus}
    />
  )
}

const keyOf = ({ type, id }: Pick<FoundSubject, 'type' | 'id'>) => `${type}:${id}`

/** `text` once it has rested for a moment. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMs)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
