import { resolve } from 'node:path'
import * as z from 'zod'

const environmentSchema = z.object({
  PORT: z.coerce.number({ error: 'must be a port number, such as 4600' }).int('must be a whole number').min(1, 'must be between 1 and 65535').max(65_535, 'must be between 1 and 65535').default(4600),
  HOST: z.string().regex(/^[\w.:-]+$/, 'must be an address or a host name, such as 127.0.0.1').default('127.0.0.1'),
  DATA_DIR: z.string().default('./.data'),
  DATABASE_URL: z.string().refine(isUrl('postgres:', 'postgresql:'), 'must look like postgres://user:password@host:5432/database').optional(),
  API_TOKEN: z.string().regex(/^[\x21-\x7e]+$/, 'must be letters, digits and signs, without spaces').optional(),
  PUBLIC_URL: z.string().refine(isOrigin, 'must be an origin such as https://tasks.example.com, without a path').optional(),
  SMTP_URL: z.string().refine(isUrl('smtp:', 'smtps:'), 'must look like smtp://user:password@host:587').optional(),
  SAMPLE: z.enum(['none'], 'can only be "none", for a workspace that starts empty').optional(),
})

/** From this length on a random token is out of reach of guessing; a shorter one is taken, and told. */
const strongTokenLength = 16

/** What the service is told from outside, all of it optional. */
export interface Environment {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | null
  apiToken: string | null
  publicUrl: string | null
  smtpUrl: string | null
  sample: boolean
}

/** A variable that can't be used. The message is one line for the person at the terminal, without the value, which may be a secret. */
export class WrongVariable extends Error {}

/** Reads the variables; an empty one counts as not set. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new WrongVariable(`${String(issue?.path[0])} ${issue?.message}.`)
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL = null, API_TOKEN = null, PUBLIC_URL, SMTP_URL = null, SAMPLE } = parsed.data
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(DATA_DIR),
    databaseUrl: DATABASE_URL,
    apiToken: API_TOKEN,
    publicUrl: PUBLIC_URL === undefined ? null : new URL(PUBLIC_URL).origin,
    smtpUrl: SMTP_URL,
    sample: SAMPLE !== 'none',
  }
}

/** Variables that a later version will read: set today, they do nothing, and the start says so. */
export function unsupportedVariables(variables: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(variables).filter((name) => /^(OIDC|OUTREACH)_/.test(name) && variables[name] !== '').sort()
}

/** One line for the start's report. Secrets are named, never shown. */
export function describeEnvironment(environment: Environment): string {
  const { host, port, databaseUrl, dataDir, apiToken, publicUrl, smtpUrl, sample } = environment
  return [
    `HOST ${host}`,
    `PORT ${port}`,
    databaseUrl === null ? `DATA_DIR ${dataDir}` : `DATABASE_URL ${withoutPassword(databaseUrl)}`,
    ...(publicUrl === null ? [] : [`PUBLIC_URL ${publicUrl}`]),
    ...(smtpUrl === null ? [] : [`SMTP_URL ${withoutPassword(smtpUrl)}`]),
    ...(apiToken === null ? [] : [`API_TOKEN set${apiToken.length < strongTokenLength ? ' (short: easy to guess)' : ''}`]),
    ...(sample ? [] : ['SAMPLE none']),
  ].join(' · ')
}

/** An address that may be shown: who and where, without the password or its parameters. */
export function withoutPassword(text: string): string {
  const { protocol, username, host, pathname } = new URL(text)
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`
}

function isUrl(...protocols: string[]) {
  return (text: string): boolean => URL.canParse(text) && protocols.includes(new URL(text).protocol)
}

function isOrigin(text: string): boolean {
  if (!isUrl('http:', 'https:')(text)) return false
  const { pathname, search, hash, username } = new URL(text)
  return pathname === '/' && search === '' && hash === '' && username === ''
}
