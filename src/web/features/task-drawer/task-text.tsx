import { useMemo } from 'react'
import type { Task } from '#contract/task.ts'
import { useIncluded } from '#web/data/related.ts'
import { plainText } from './plain-text.ts'

/** What to say: the note, and the message that the sequence prepared, as text only. */
export function TaskText({ task }: { task: Task }) {
  const { note, compiledSequenceTemplateHtml: html } = task.attributes
  const template = useIncluded(task, 'template')
  const message = useMemo(() => (html === null ? null : plainText(html)), [html])
  return (
    <>
      {note !== null && note !== '' && (
        <section aria-label="Note" className="px-5 pb-4">
          <p className="text-body whitespace-pre-wrap text-ink wrap-anywhere">{note}</p>
        </section>
      )}
      {(message !== null || template) && (
        <section aria-label="Template" className="border-t border-line px-5 py-4">
          <h3 className="mb-2 flex items-baseline gap-2 text-meta font-medium text-ink-3">
            Template
            {template && <span className="truncate font-normal">{template.attributes.name}</span>}
          </h3>
          {template?.attributes.subject && <p className="mb-1.5 text-row font-medium text-ink wrap-anywhere">{template.attributes.subject}</p>}
          <p className="border-l-2 border-line-2 pl-3 text-row whitespace-pre-wrap text-ink-2 wrap-anywhere">{message ?? template?.attributes.bodyText}</p>
        </section>
      )}
    </>
  )
}
