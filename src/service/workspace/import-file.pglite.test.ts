import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, guardCell, unguardCell } from './csv-cells.ts'
import { readDue } from './import-due.ts'
import { readImportFile, readImportFileInTurns } from './import-file.ts'
import { decodeCsv, readCsv } from './read-csv.ts'
import { describeProblem } from './import-summary.ts'

const header = 'owner e-mail,prospect,company,action,due,priority,note'
const read = (text: string) => readImportFile(decodeCsv(Buffer.from(text)), 'America/New_York')
const told = (text: string) => read(text).problems.map(describeProblem)

describe('a file', () => {
  it('is read with commas, semicolons or tabs, a byte order mark, any line ends, and headers in other words', () => {
    const expected = { line: 2, owner: 'ana@example.com', prospect: 'Dana Li', company: 'Acme', action: 'call', note: 'Hi; there, you', priority: 'High' }
    const files = [
      `\uFEFFOwner Email,Contact,Account,TYPE,Due Date,Priority,Notes\r\nAna@Example.com,Dana Li,Acme,Call,2026-05-04,High,"Hi; there, you"\r\n`,
      `assignee;prospect;company;action;due;priority;note\nana@example.com;Dana Li;Acme;phone;2026-05-04;High;"Hi; there, you"`,
      `owner\tname\torganisation\taction\tdue_at\tpriority\tcomment\rana@example.com\tDana Li\tAcme\tcall\t2026-05-04\tHigh\tHi; there, you\r`,
    ]
    for (const file of files) {
      expect(read(file).problems).toEqual([])
      expect(read(file).rows).toMatchObject([expected])
    }
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(files[2] ?? '', 'utf16le')])
    expect(readImportFile(decodeCsv(utf16), 'UTC').rows).toMatchObject([expected])
  })

  it('of many rows is read in turns with everything else that the process does', async () => {
    const text = `${header}\n${'ana@example.com,Dana,Acme,call,,,\nana@example.com,Dana,Acme,jump,,,\n'.repeat(5000)}`
    let turns = 0
    let isReading = true
    const beside = (async () => {
      for (; isReading; turns++) await setImmediate()
    })()
    const file = await readImportFileInTurns(text, 'UTC')
    isReading = false
    await beside
    expect(turns).toBeGreaterThan(10)
    expect(file).toEqual(readImportFile(text, 'UTC'))
  })

  it('names the line of the file where a row begins, also after cells of several lines and empty lines', () => {
    const file = `${header}\nana@example.com,Dana,Acme,call,,,"one\ntwo\n\nthree"\n\nana@example.com,Dana,Acme,call,soon,,\n`
    expect(told(file)).toEqual(['line 7, column "due": "soon" is not a date; write 2026-05-04, 2026-05-04 09:00 or 2026-05-04T09:00:00Z'])
  })

  it('lists every problem of every row', () => {
    const file = `${header}\nana,Dana,Acme,jump,03/04/2026,,\n,Dana,Acme,call,2026-02-30,,\nana@example.com,Dana,Acme,call,,,,one too many`
    expect(told(file)).toEqual([
      'line 2, column "owner e-mail": "ana" is not an e-mail address',
      'line 2, column "action": "jump" is not an action; known are action_item, call, email, in_person',
      'line 2, column "due": "03/04/2026" can mean two dates; write 2026-04-03 or 2026-03-04',
      'line 3, column "owner e-mail": is empty: every task needs an owner',
      'line 3, column "due": "2026-02-30" is a day or time that doesn\'t exist',
      'line 4: has 8 cells, but there are 7 columns; a cell with a comma needs quotes',
    ])
  })

  it('refuses a header with unknown, doubled or missing columns', () => {
    expect(told('owner,assignee,propsect\na@b.example,a@b.example,x')).toEqual([
      'line 1, column "assignee": means the same as "owner"',
      expect.stringContaining('line 1, column "propsect": is not a column that can be imported; known are owner e-mail, prospect,'),
      'line 1, column "action": is missing: every task needs it',
      expect.stringContaining('line 2, column "action"'),
    ])
    expect(told('')).toEqual(['line 1: the file is empty'])
  })

  it('takes no complete tasks, no endless texts and no NUL', () => {
    const file = `owner,action,state,note,company\na@b.example,call,complete,,\na@b.example,call,,${'x'.repeat(65_536)},\na@b.example,call,,,a\0b`
    expect(told(file)).toEqual([
      'line 2, column "state": "complete" cannot be imported: only open tasks can',
      'line 3, column "note": is longer than 65,535 characters',
      'line 4, column "company": holds the NUL character',
    ])
  })

  it('says what it is where it is not text, or a quote stays open', () => {
    expect(() => decodeCsv(Buffer.from([0x6f, 0xe9, 0x0a]))).toThrow('not UTF-8')
    expect(() => readCsv(`${header}\na@b.example,"Dana,Acme,call,,,\n`)).toThrow(/^line 2: a quoted cell is not closed/)
  })

  it('gives a row the same key in every spelling, and twins of a file different ones', () => {
    const [row, twin, other] = read(`${header}\na@b.example,Dana Li,Acme,call,2026-05-04 09:00,high,Hi\nA@B.example,dana  li,ACME,Call,2026-05-04T09:00,High,Hi\na@b.example,Dana Li,Acme,call,2026-05-04 09:00,high,hi`).rows
    expect(row?.importKey.replace(/1$/, '2')).toBe(twin?.importKey)
    expect(other?.importKey).not.toBe(row?.importKey)
    const reordered = readImportFile('note,due,action,company,prospect,owner,priority\nHi,2026-05-04 09:00,call,Acme,Dana Li,a@b.example,high', 'Asia/Tokyo').rows[0]
    expect(reordered?.importKey).toBe(row?.importKey)
  })
})

describe('a due date', () => {
  const due = (text: string, zone = 'America/New_York') => {
    const reading = readDue(text, zone)
    return 'dueAt' in reading ? reading.dueAt.toISOString() : reading.problem
  }

  it('is an instant, a time on the importer’s clocks, or nine in the morning', () => {
    expect(due('2026-05-04T09:00:00Z')).toBe('2026-05-04T09:00:00.000Z')
    expect(due('2026-05-04t09:00:00.1234+05:30')).toBe('2026-05-04T03:30:00.123Z')
    expect(due('2026-05-04 09:00 -0400')).toBe('2026-05-04T13:00:00.000Z')
    expect(due('2026-05-04 16:45')).toBe('2026-05-04T20:45:00.000Z')
    expect(due('2026-05-04')).toBe('2026-05-04T13:00:00.000Z')
    expect(due('2026-12-04')).toBe('2026-12-04T14:00:00.000Z')
    // The hour that New York skips in spring.
    expect(due('2026-03-08 02:30')).toBe('2026-03-08T07:30:00.000Z')
  })

  it.each(['2026-02-30', '2026-13-01', '2026-05-04 24:00', '2026-05-04T10:60Z', '0000-01-01'])('doesn’t take %s, which is no time', (text) => {
    expect(due(text)).toBe(`"${text}" is a day or time that doesn't exist`)
  })

  it.each(['03/04/2026', '3.4.2026', '04-03-2026'])('doesn’t guess what %s means', (text) => {
    expect(due(text)).toContain('can mean two dates')
  })

  it.each(['infinity', 'now', 'tomorrow', '5/13/2026', '2026-5-4', '20260504', '1e400', '-2026-05-04'])('refuses %s', (text) => {
    expect(due(text)).toContain('is not a date')
  })
})

describe('cells', () => {
  it('that a spreadsheet would run carry an apostrophe', () => {
    for (const text of ['=1+1', '+1', '-1', '@x', '\tx', "'=1"]) expect(guardCell(text)).toBe(`'${text}`)
    for (const text of ['1=1', "'quoted'", 'a-b', '']) expect(guardCell(text)).toBe(text)
  })

  it('come back as they went in, whatever they hold', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^['=+\-@\t",;\n ]{0,6}$/)).map((text) => text.replace(/\r/g, ''))
    fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
      const [, record] = readCsv(`${cells.map((_, index) => `c${index}`).join(',')}\n${csvLine(cells).replace(/\r\n$/, '\n')}`)
      expect((record?.cells ?? cells.map(() => '')).map(unguardCell)).toEqual(record ? cells : cells.map(() => ''))
      if (!record) expect(cells.every((text) => text.trim() === '')).toBe(true)
    }))
  })
})
