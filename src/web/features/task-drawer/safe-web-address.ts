/** An address from a record, if it leads to the web: never `javascript:` or another scheme. A bare host gets https. */
export function safeWebAddress(text: string | null): string | null {
  if (text === null || text.trim() === '') return null
  const full = /^[a-z][a-z\d+.-]*:/iu.test(text.trim()) ? text.trim() : `https://${text.trim()}`
  if (!URL.canParse(full)) return null
  const { protocol, href } = new URL(full)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}
