import { X } from 'lucide-react'
import { useState, type FormEvent, type ReactNode } from 'react'
import { isSupposing, nothingElse, type BoardPerson, type WhatIf } from '#web/data/team-board.ts'
import { Button } from '#web/ui/button.tsx'
import { Field, inputClass } from '#web/ui/field.tsx'
import { supposedWords } from './window-words.ts'

interface WhatIfBarProps {
  whatIf: WhatIf
  people: readonly BoardPerson[]
  onChange: (whatIf: WhatIf) => void
  /** What stands at the line's other end. */
  children?: ReactNode
}

/** "Ana is out Monday to Wednesday", "60 a day for all": supposed, never written. The address carries it. */
export function WhatIfBar({ whatIf, people, onChange, children }: WhatIfBarProps) {
  const [isOpen, setIsOpen] = useState(false)
  const nameOf = (id: number) => people.find((person) => person.id === id)?.name ?? `Person ${id}`
  const caps = Object.entries(whatIf.caps)
  const isAny = isSupposing(whatIf)
  return (
    <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-1.5 border-b border-line px-3 py-1">
      <Button variant="ghost" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        What if…
      </Button>
      {isAny && <p className="text-row text-ink-3">Supposing, nothing is changed:</p>}
      {whatIf.away.map((one) => (
        <Supposed key={`${one.userId} ${one.from}`} text={supposedWords({ away: [one], caps: {} }, nameOf).join()} onDrop={() => onChange({ ...whatIf, away: whatIf.away.filter((other) => other !== one) })} />
      ))}
      {caps.map(([who, most]) => (
        <Supposed
          key={who}
          text={supposedWords({ away: [], caps: { [who]: most } }, nameOf).join()}
          onDrop={() => onChange({ ...whatIf, caps: Object.fromEntries(caps.filter(([other]) => other !== who)) })}
        />
      ))}
      {isAny && (
        <Button variant="ghost" onClick={() => onChange(nothingElse)}>
          As it is
        </Button>
      )}
      {children !== undefined && <div className="ml-auto flex flex-wrap items-center gap-1.5">{children}</div>}
      {isOpen && <WhatIfForm people={people} onSubmit={(change) => onChange(change(whatIf))} onClose={() => setIsOpen(false)} />}
    </div>
  )
}

function Supposed({ text, onDrop }: { text: string; onDrop: () => void }) {
  return (
    <span className="inline-flex h-7 items-center gap-1 rounded-md border border-line-2 bg-cursor pl-2 text-row text-ink">
      {text}
      <button type="button" aria-label={`Don’t suppose: ${text}`} onClick={onDrop} className="grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink">
        <X size={13} aria-hidden="true" />
      </button>
    </span>
  )
}

function WhatIfForm({ people, onSubmit, onClose }: { people: readonly BoardPerson[]; onSubmit: (change: (whatIf: WhatIf) => WhatIf) => void; onClose: () => void }) {
  const [kind, setKind] = useState<'away' | 'cap'>('away')
  const [who, setWho] = useState('all')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [most, setMost] = useState('60')
  const [error, setError] = useState<string | undefined>()

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (kind === 'away' && (who === 'all' || from === '' || until === '' || until < from)) return setError('Choose a person and both days, the last not before the first.')
    if (kind === 'cap' && !/^\d{1,4}$/.test(most)) return setError('Say how many tasks a day.')
    onSubmit((whatIf) => (kind === 'away' ? { ...whatIf, away: [...whatIf.away, { userId: Number(who), from, until }] } : { ...whatIf, caps: { ...whatIf.caps, [who]: Number(most) } }))
    onClose()
  }
  return (
    <form onSubmit={handleSubmit} aria-label="What if" className="flex w-full flex-wrap items-end gap-2.5 py-2">
      <Field id="what-kind" label="Suppose">
        <select id="what-kind" value={kind} onChange={(event) => setKind(event.target.value === 'cap' ? 'cap' : 'away')} className={inputClass}>
          <option value="away">somebody is out</option>
          <option value="cap">another capacity</option>
        </select>
      </Field>
      <Field id="what-who" label="Who">
        <select id="what-who" value={who} onChange={(event) => setWho(event.target.value)} className={inputClass}>
          {kind === 'cap' ? <option value="all">Everybody</option> : <option value="all">Choose…</option>}
          {people.toSorted((a, b) => a.name.localeCompare(b.name)).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      {kind === 'away' ? (
        <>
          <Field id="what-from" label="From">
            <input id="what-from" type="date" value={from} onChange={(event) => setFrom(event.target.value)} className={inputClass} />
          </Field>
          <Field id="what-until" label="Until, included">
            <input id="what-until" type="date" value={until} onChange={(event) => setUntil(event.target.value)} className={inputClass} />
          </Field>
        </>
      ) : (
        <Field id="what-most" label="Tasks a day">
          <input id="what-most" inputMode="numeric" value={most} onChange={(event) => setMost(event.target.value)} className={inputClass} />
        </Field>
      )}
      <Button type="submit" variant="primary">
        Suppose
      </Button>
      <Button onClick={onClose}>Cancel</Button>
      {error !== undefined && (
        <p role="alert" className="w-full text-meta text-danger">
          {error}
        </p>
      )}
    </form>
  )
}
