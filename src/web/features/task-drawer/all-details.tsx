import { ChevronRight, Copy } from 'lucide-react'
import type { Relationship } from '#contract/json-api.ts'
import { taskResource } from '#contract/task-resource.ts'
import type { Task } from '#contract/task.ts'
import { isRelatedType } from '#web/data/related-schemas.ts'
import { relatedResource } from '#web/data/related.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { say } from '#web/ui/messages.ts'
import { copyText } from '#web/lib/copy-text.ts'
import { Fact } from './fact.tsx'

/** Every attribute and relationship under the contract's own names, for whoever needs the exact record. */
export function AllDetails({ task }: { task: Task }) {
  async function copy(text: string, what: string): Promise<void> {
    say((await copyText(text)) ? `Copied ${what}.` : 'The browser doesn’t let this page copy.', { isShown: true })
  }
  return (
    <details className="group border-t border-line px-5 py-3">
      <summary className="flex h-7 list-none items-center gap-1 rounded-sm text-meta font-medium text-ink-3 hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} aria-hidden="true" className="-ml-1 transition-transform duration-100 group-open:rotate-90" />
        Details
      </summary>
      <dl className="mt-2 flex flex-col gap-0.5 pb-3 [&_dd]:text-ink-2 [&_dt]:wrap-anywhere">
        {detailsOf(task).map(({ name, raw, shown }) => (
          <Fact key={name} name={name} isWide>
            <span className="group/raw flex min-h-6 items-start gap-1">
              <span className="min-w-0 flex-1">{shown}</span>
              {raw !== null && (
                <IconButton
                  label={`Copy ${name}`}
                  icon={<Copy size={12} aria-hidden="true" />}
                  onClick={() => void copy(raw, name)}
                  className="size-6! opacity-0 group-hover/raw:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
                />
              )}
            </span>
          </Fact>
        ))}
      </dl>
      <Button icon={<Copy size={14} aria-hidden="true" />} onClick={() => void copy(JSON.stringify(task, null, 2), 'the record as JSON')}>
        Copy as JSON
      </Button>
    </details>
  )
}

interface Detail {
  name: string
  /** What is copied: the very value; null where there is none. */
  raw: string | null
  shown: string
}

function detailsOf(task: Task): readonly Detail[] {
  return [
    { name: 'id', raw: String(task.id), shown: String(task.id) },
    ...Object.keys(taskResource.attributes).map((name) => attributeDetail(name, task.attributes[name])),
    ...Object.keys(taskResource.relationships).map((name) => {
      const data = task.relationships[name]?.data
      const raw = data == null ? null : Array.isArray(data) ? data.map(({ id }) => id).join(',') : String(data.id)
      return { name, raw: raw === '' ? null : raw, shown: relationshipText(task.relationships[name]) }
    }),
  ]
}

const none = '–'
const longest = 400

function attributeDetail(name: string, value: unknown): Detail {
  if (value === null || value === undefined || value === '') return { name, raw: null, shown: none }
  const raw = String(value)
  return { name, raw, shown: raw.length > longest ? `${raw.slice(0, longest)}…` : raw }
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
