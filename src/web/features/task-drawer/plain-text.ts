/** Elements that end a line. */
const blocks = 'p, div, li, tr, h1, h2, h3, h4, h5, h6, blockquote'

/**
 * The text of untrusted HTML. It is parsed into a document of its own that runs nothing, loads nothing and is never put
 * on the page; only its text leaves it.
 */
export function plainText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll('script, style, template, noscript, title')) element.remove()
  for (const element of body.querySelectorAll('br')) element.replaceWith('\n')
  for (const element of body.querySelectorAll(blocks)) element.append('\n')
  return (body.textContent ?? '').replace(/[^\S\n]+/gu, ' ').replace(/ ?\n ?/gu, '\n').replace(/\n{3,}/gu, '\n\n').trim()
}
