import { Suspense } from 'react'
import type { Task } from '#contract/task.ts'
import { useIncluded } from '#web/data/related.ts'
import { preloadable } from '#web/ui/preloadable.tsx'

const frame = preloadable(async () => (await import('./template-frame.tsx')).TemplateFrame)

/** What to say: the message that the sequence prepared. */
export function TaskText({ task }: { task: Task }) {
  const { compiledSequenceTemplateHtml: html } = task.attributes
  const template = useIncluded(task, 'template')
  if (html === null && !template) return null
  return (
    <section aria-label="Template" className="border-t border-line px-5 py-4">
      <h3 className="mb-2 flex items-baseline gap-2 text-meta font-medium text-ink-3">
        Template
        {template && <span className="truncate font-normal">{template.attributes.name}</span>}
      </h3>
      {template?.attributes.subject && <p className="mb-1.5 text-row font-medium text-ink wrap-anywhere">{template.attributes.subject}</p>}
      {html === null ? (
        <p className="border-l-2 border-line-2 pl-3 text-row whitespace-pre-wrap text-ink-2 wrap-anywhere">{template?.attributes.bodyText}</p>
      ) : (
        <Suspense fallback={<div className="h-40" />}>
          <frame.Component html={html} />
        </Suspense>
      )}
    </section>
  )
}
