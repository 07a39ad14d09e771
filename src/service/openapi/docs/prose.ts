import { Html, escapeHtml, html } from './html.ts'

/** One line of the document's Markdown: `code` and **bold**, the only marks that it uses. */
export function inline(text: string): Html {
  const markup = escapeHtml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
  return new Html(markup)
}

/** Markdown paragraphs. */
export function paragraphs(text: string): Html {
  return html`${text.split('\n\n').map((paragraph) => html`<p>${inline(paragraph)}</p>`)}`
}

/** A value as indented JSON, its member names set apart. */
export function jsonLines(value: unknown): Html {
  const lines = JSON.stringify(value, null, 2).split('\n').map((line) => {
    const [, indent = '', name, rest] = /^( *)("(?:[^"\\]|\\.)*")(: .*)$/.exec(line) ?? []
    return name === undefined ? html`${line}` : html`${indent}<i>${name}</i>${rest}`
  })
  return new Html(lines.map(({ markup }) => markup).join('\n'))
}

/** A box of code that scrolls by itself, with the keyboard too. Commands wrap: their end matters. */
export function codeBox(label: string, code: Html, { wraps = false } = {}): Html {
  return html`<figure><figcaption>${label}</figcaption><pre${wraps && html` class="wraps"`} tabindex="0" role="region" aria-label="${label}"><code>${code}</code></pre></figure>`
}
