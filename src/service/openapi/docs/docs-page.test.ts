import { expect, test } from 'vitest'
import { buildOpenapi } from '#service/openapi/build-openapi.ts'
import type { OpenApiDocument } from '#service/openapi/openapi-document.ts'
import { curl } from './curl.ts'
import { docsPage } from './docs-page.ts'
import { docsStyle } from './docs-style.ts'
import { html } from './html.ts'

const document = buildOpenapi({ publicOrigin: 'https://daysheet.example', version: '1.2.3' })
const page = docsPage(document)

test('every operation has its own place on the page, and every link inside the page leads somewhere', () => {
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item)) expect(ids).toContain(operation.operationId)
  }
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
})

test('the page has no script, no inline style and asks nobody else for anything', () => {
  expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|<img|<iframe/i)
  const addresses = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address = '']) => address).filter((address) => !address.startsWith('#'))
  expect(new Set(addresses)).toEqual(new Set(['/favicon.svg', '/api/docs/style.css', '/api/v2/openapi.json']))
  expect(docsStyle).not.toMatch(/url\(|@import/)
})

test('nothing in the document can become markup', () => {
  const hostile = '<img src=x onerror="alert(1)">&\'`'
  const injected = JSON.parse(JSON.stringify(document, (_key, value: unknown) => (typeof value === 'string' && value.includes(' ') ? `${value} ${hostile}` : value))) as OpenApiDocument
  const answer = docsPage(injected)
  expect(answer).toContain('&lt;img src=x')
  expect(answer).not.toContain('<img')
  expect(html`<p title="${hostile}">${[hostile, null, 3]}</p>`.markup).toBe(
    '<p title="&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;`">&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;`3</p>',
  )
})

test('an example request is a command that a shell takes as it stands', () => {
  const path = '/api/v2/tasks/{id}/actions/updateNote'
  const operation = document.paths[path]?.post
  if (!operation) throw new Error('no updateNote')
  const parameters = (operation.parameters ?? []).map((parameter) => ('name' in parameter && parameter.name === 'actionParams[note]' ? { ...parameter, example: "it's due" } : parameter))
  expect(curl(document, path, 'post', { ...operation, parameters })).toBe(
    [
      "curl -g 'https://daysheet.example/api/v2/tasks/3/actions/updateNote?actionParams[note]=it'\\''s%20due'",
      '-X POST',
      '-H "Authorization: Bearer $API_TOKEN"',
      "-H 'Idempotency-Key: 5f0c7c1e-8d0e-4a57-9a7b-1a2b3c4d5e6f'",
    ].join(' \\\n  '),
  )
})
