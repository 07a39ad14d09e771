import { ChevronRight } from 'lucide-react'
import type { Relationship } from '#contract/json-api.ts'
import { taskResource } from '#contract/task-resource.ts'
import type { Task } from '#contract/task.ts'
import { isRelatedType } from '#web/data/related-schemas.ts'
import { relatedResource } from '#web/data/related.ts'
import { exactText } from '#web/lib/due-text.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { Fact } from './fact.tsx'

/** Every attribute and relationship under the contract's own names, for whoever needs the exact record. */
export function AllDetails({ task }: { task: Task }) {
  const now = useNow()
  return (
    <details className="group border-t border-line px-5 py-3">
      <summary className="flex h-7 list-none items-center gap-1 rounded-sm text-meta font-medium text-ink-3 hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} aria-hidden="true" className="-ml-1 transition-transform duration-100 group-open:rotate-90" />
        Details
      </summary>
      <dl className="mt-2 flex flex-col gap-1.5 pb-2 [&_dd]:text-ink-2 [&_dt]:wrap-anywhere">
        <Fact name="id">{task.id}</Fact>
        {Object.entries(taskResource.attributes).map(([name, { kind }]) => (
          <Fact key={name} name={name}>
            {attributeText(task.attributes[name], kind === 'instant', now)}
          </Fact>
        ))}
        {Object.keys(taskResource.relationships).map((name) => (
          <Fact key={name} name={name}>
            {relationshipText(task.relationships[name])}
          </Fact>
        ))}
      </dl>
    </details>
  )
}

const none = '–'
const longest = 400

function attributeText(value: unknown, isInstant: boolean, now: number): string {
  if (value === null || value === undefined || value === '') return none
  if (isInstant && typeof value === 'string') return exactText(value, { now, zone: viewerZone })
  const text = String(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

function relationshipText(relationship: Relationship | undefined): string {
  const data = relationship?.data
  if (Array.isArray(data)) return data.length === 0 ? none : data.map(({ type, id }) => `${type} ${id}`).join(', ')
  if (data === undefined) return relationship?.links?.related === undefined ? none : 'a collection of its own'
  return data === null ? none : identifierText(data.type, data.id)
}

function identifierText(type: string, id: number): string {
  const attributes: Readonly<Record<string, unknown>> | undefined = isRelatedType(type) ? relatedResource(type, id)?.attributes : undefined
  const name = attributes?.['name'] ?? attributes?.['displayName']
  return typeof name === 'string' && name !== '' ? `${name} (${type} ${id})` : `${type} ${id}`
}
