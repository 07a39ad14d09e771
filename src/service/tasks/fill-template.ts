/** Fills `{{first_name}}`, `{{company}}`, `{{sender}}` and the like. A word it doesn't know stays, for the rep to see. */
export function fillTemplate(text: string, words: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) => words.get(name) ?? whole)
}

/** Plain text as HTML: paragraphs at blank lines, nothing that a browser would run. */
export function textToHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  return escaped
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('')
}
