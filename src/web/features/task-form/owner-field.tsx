import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useFilter } from 'react-aria-components/Autocomplete'
import type { Person } from '#contract/session.ts'
import type { DraftValues } from '#web/data/draft-storage.ts'
import { relatedResource } from '#web/data/related.ts'
import { useSession } from '#web/data/session.ts'
import { accountOf } from '#web/data/subject-search.ts'
import { usersQuery } from '#web/data/users.ts'
import { possibleOwners } from '#web/task/possible-owners.ts'
import { useFittingPeople } from '#web/task/use-fitting-people.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { SearchSelect } from '#web/ui/search-select.tsx'

interface OwnerFieldProps {
  user: Person
  /** Whose task it is now; null for a new one. */
  present: number | null
  subject: DraftValues['subject']
  value: number | null
  onChange: (value: number | null) => void
  onBlur: () => void
  error?: string | undefined
}

/** Who is to do it: those who fit best first, with how much each has to do. */
export function OwnerField({ user, present, subject, value, onChange, onBlur, error }: OwnerFieldProps) {
  const { data: users } = useQuery(usersQuery)
  const { people: colleagues } = useSession().data ?? {}
  const { contains } = useFilter({ sensitivity: 'base' })
  const offered = useMemo(() => possibleOwners(users ?? [], user, colleagues ?? [], present), [users, user, colleagues, present])
  const relationships = useMemo(() => {
    const accountId = subject === null ? null : accountOf(subject.type, subject.id)
    return { relationships: { owner: { data: present === null ? null : { type: 'user', id: present } }, account: { data: accountId === null ? null : { type: 'account', id: accountId } } } }
  }, [present, subject])
  const fitting = useFittingPeople(offered, relationships)

  const people = value === null || fitting.some(({ id }) => id === value) ? fitting : [...fitting, { id: value, name: nameOf(value, user), detail: '' }]
  const chosen = people.find(({ id }) => id === value)
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? chosen?.name ?? ''
  // The chosen one's name is no search.
  const wanted = text === chosen?.name ? '' : text.trim()
  const shown = wanted === '' ? people : people.filter(({ id, name }) => id === value || contains(name, wanted))

  return (
    <SearchSelect
      label="Owner"
      placeholder="Type a name"
      groups={[{ items: shown.map(({ id, name, detail }) => ({ key: String(id), name, detail, picture: <Avatar name={name} /> })) }]}
      text={text}
      onText={(next) => setTyped(next === chosen?.name ? null : next)}
      value={value === null ? null : String(value)}
      onChange={(key) => {
        setTyped(null)
        // An emptied field is no choice: the one before stays until another is made.
        if (key !== null) onChange(Number(key))
      }}
      onBlur={onBlur}
      emptyText="Nobody of that name"
      opensAtOnce
      error={error}
    />
  )
}

function nameOf(id: number, user: Person): string {
  return id === user.id ? user.name : (relatedResource('user', id)?.attributes.name ?? `User ${id}`)
}
