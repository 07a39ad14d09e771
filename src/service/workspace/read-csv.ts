import Papa from 'papaparse'

/** One record of a file, with the line that it begins on, counted from 1. */
export interface CsvRecord {
  line: number
  cells: string[]
}

/** A file that is no CSV at all; the message is for the person who sent it. */
export class UnreadableFile extends Error {}

/**
 * Text of a CSV file's bytes: UTF-8, or UTF-16 where a byte order mark says so, as spreadsheets save it. Line ends become `\n`,
 * also within cells.
 */
export function decodeCsv(bytes: Uint8Array): string {
  const mark = `${bytes[0]},${bytes[1]}`
  const encoding = mark === '255,254' ? 'utf-16le' : mark === '254,255' ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    throw new UnreadableFile('The file is not UTF-8 text. Save it as "CSV UTF-8" and try again.')
  }
}

/** Records of comma-, semicolon- or tab-separated text, empty lines left out. */
export function readCsv(text: string): CsvRecord[] {
  const records: CsvRecord[] = []
  const starts = { line: 1, at: 0 }
  let broken: string | null = null
  Papa.parse<string[]>(text, {
    delimiter: findDelimiter(text),
    newline: '\n',
    step: ({ data, errors, meta }) => {
      const line = starts.line
      starts.line += countLines(text, starts.at, meta.cursor)
      starts.at = meta.cursor
      if (errors[0] !== undefined) broken ??= `line ${line}: a quoted cell is not closed or is followed by more text (${errors[0].message})`
      if (data.some((cell) => cell.trim() !== '')) records.push({ line, cells: data })
    },
  })
  if (broken !== null) throw new UnreadableFile(broken)
  return records
}

/** The sign that separates the header's cells: the one that occurs most outside of quotes. */
function findDelimiter(text: string): string {
  const header = text.replace(/^\s+/, '').split('\n', 1)[0]?.replace(/"[^"]*"/g, '') ?? ''
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length - 1 }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
