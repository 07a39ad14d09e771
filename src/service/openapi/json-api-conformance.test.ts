import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')

/** `| key | rule | how |` of every table. */
async function rules(): Promise<{ key: string; how: string }[]> {
  const page = await read('../../../docs/json-api-conformance.md')
  return [...page.matchAll(/^\| ([A-Z]\d+|–) \| .+ \| (.+) \|$/gm)].map(([, key = '', how = '']) => ({ key, how }))
}

async function testedKeys(): Promise<Set<string>> {
  const files = await Promise.all(['./json-api-reading.test.ts', './json-api-writing.test.ts'].map(read))
  return new Set(files.flatMap((file) => [...file.matchAll(/^ +test\('([A-Z]\d+) /gm)].map(([, key = '']) => key)))
}

test('every rule has a test, a rule that covers it, or a line that says why we differ or it does not apply', async () => {
  const tested = await testedKeys()
  const told = await rules()
  expect(told.length).toBeGreaterThan(50)
  for (const { key, how } of told) {
    if (/\btest\b/.test(how)) expect(tested, `${key}: ${how}`).toContain(key)
    else if (key !== '–' && !how.includes('**vendor**')) for (const [other] of how.matchAll(/\b[A-Z]\d+\b/g)) expect(tested, `${key}: ${how}`).toContain(other)
  }
})

test('every test of a rule is told on the page, once', async () => {
  const keys = (await rules()).map(({ key }) => key).filter((key) => key !== '–')
  expect(new Set(keys).size).toBe(keys.length)
  for (const key of await testedKeys()) expect(keys).toContain(key)
})
