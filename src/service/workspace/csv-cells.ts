/**
 * Spreadsheets run a cell that begins with one of these as a formula, so the export puts an apostrophe before it, and the import
 * takes one off. A text that begins with apostrophes before such a sign gets one more, so that nothing is lost on the round trip.
 */
export function guardCell(text: string): string {
  return /^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
}

/** The text that `guardCell` was given. */
export function unguardCell(text: string): string {
  return /^'+[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text
}

/** One line of a CSV file (RFC 4180), guarded against spreadsheets. */
export function csvLine(values: readonly (string | number | null | undefined)[]): string {
  return `${values.map((value) => quote(typeof value === 'string' ? guardCell(value) : String(value ?? ''))).join(',')}\r\n`
}

function quote(text: string): string {
  // The other delimiters too: a reader that guesses them must not guess wrong.
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
