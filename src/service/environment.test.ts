import { expect, it } from 'vitest'
import { describeEnvironment, readEnvironment, unsupportedVariables, WrongVariable } from './environment.ts'

it('needs nothing: the defaults are an embedded workspace on this machine', () => {
  const environment = readEnvironment({ PATH: '/bin', PORT: '' })
  expect(environment).toMatchObject({ port: 4600, host: '127.0.0.1', databaseUrl: null, apiToken: null, publicUrl: null, smtpUrl: null, sample: true })
  expect(environment.dataDir).toMatch(/[/\\]\.data$/)
})

it.each([
  ['PORT', 'http'], ['PORT', '0'], ['PORT', '70000'], ['PORT', '46.5'],
  ['HOST', 'not a host'],
  ['DATABASE_URL', 'mysql://root:hunter2secret@db/x'], ['DATABASE_URL', 'hunter2secret'],
  ['API_TOKEN', 'hunter2secret with spaces'],
  ['PUBLIC_URL', 'tasks.example.com'], ['PUBLIC_URL', 'https://tasks.example.com/path'], ['PUBLIC_URL', 'ftp://tasks.example.com'],
  ['SMTP_URL', 'mail.example.com'],
  ['SAMPLE', 'yes'],
])('refuses %s=%s in one line that names the variable and keeps the value to itself', (name, value) => {
  const read = () => readEnvironment({ [name]: value })
  expect(read).toThrow(WrongVariable)
  expect(read).toThrow(new RegExp(`^${name} (must|can)[^\n]*\\.$`))
  expect(read).not.toThrow(/hunter2secret/)
})

it('reports what it was told, and no secret of it', () => {
  const line = describeEnvironment(
    readEnvironment({
      DATABASE_URL: 'postgres://daysheet:hunter2secret@db:5432/tasks?sslpassword=hunter2secret',
      API_TOKEN: 'hunter2secret-hunter2secret',
      SMTP_URL: 'smtp://mailer:hunter2secret@mail:587',
      PUBLIC_URL: 'https://tasks.example.com/',
      SAMPLE: 'none',
    }),
  )
  expect(line).toBe(
    'HOST 127.0.0.1 · PORT 4600 · DATABASE_URL postgres://daysheet@db:5432/tasks · PUBLIC_URL https://tasks.example.com · SMTP_URL smtp://mailer@mail:587 · API_TOKEN set · SAMPLE none',
  )
})

it('takes a short token, and says that it is one', () => {
  expect(describeEnvironment(readEnvironment({ API_TOKEN: 'hunter2' }))).toContain('API_TOKEN set (short: easy to guess)')
})

it('names the variables of features that are not there yet', () => {
  expect(unsupportedVariables({ OIDC_ISSUER: 'https://id', OUTREACH_CLIENT_ID: 'x', OTHER: 'y', OIDC_EMPTY: '' })).toEqual(['OIDC_ISSUER', 'OUTREACH_CLIENT_ID'])
})
