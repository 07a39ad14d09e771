import { sql, type Transaction } from 'kysely'
import type { Database } from '#service/db/schema.ts'
import type { ImportRow } from './import-row.ts'

/** What was made on the way. */
export interface Newcomers {
  prospects: number
  accounts: number
}

/** Whom the task of a row is about: a prospect, an account where no person is named, or nobody. */
export type ImportSubject = { type: 'prospect' | 'account'; id: number } | null

interface KnownProspect {
  id: number
  name: string
  company: string
  emails: string[]
}

/**
 * Finds the prospects and accounts of a chunk of rows, and makes those that are new. A prospect is known by an e-mail address,
 * else by name and company; a row with an address never takes a namesake who has another one.
 */
export class ImportPeople {
  readonly made: Newcomers = { prospects: 0, accounts: 0 }
  readonly #trx: Transaction<Database>
  readonly #now: Date
  readonly #prospects: KnownProspect[] = []
  readonly #accounts = new Map<string, number>()

  constructor(trx: Transaction<Database>, now: Date) {
    this.#trx = trx
    this.#now = now
  }

  /** Loads whom the rows may mean: two queries for all of them. */
  async load(rows: readonly ImportRow[]): Promise<void> {
    const emails = unique(rows.map((row) => row.prospectEmail))
    const names = unique(rows.map((row) => row.prospect))
    const companies = unique(rows.map((row) => row.company))
    const accounts = await sql<{ id: number; name: string }>`select id, lower(name) as name from accounts where lower(name) = any(${companies}::text[]) order by id desc`.execute(this.#trx)
    for (const { id, name } of accounts.rows) this.#accounts.set(name, id)
    const prospects = await sql<KnownProspect>`
      select p.id, lower(p.name) as name, lower(coalesce(p.company, a.name, '')) as company,
        array(select lower(email) from unnest(p.emails) as email) as emails
      from prospects p left join accounts a on a.id = p.account_id
      where p.id in (
        select id from prospects where lower(name) = any(${names}::text[])
        union select id from prospects, unnest(emails) as email where ${emails.length > 0} and lower(email) = any(${emails}::text[])
      )
      order by p.id`.execute(this.#trx)
    this.#prospects.push(...prospects.rows)
  }

  async subjectOf(row: ImportRow, ownerId: number): Promise<ImportSubject> {
    if (row.prospect === null && row.prospectEmail === null) {
      return row.company === null ? null : { type: 'account', id: await this.#account(row.company, ownerId) }
    }
    return { type: 'prospect', id: this.#known(row)?.id ?? (await this.#makeProspect(row, ownerId)) }
  }

  #known({ prospect, prospectEmail, company }: ImportRow): KnownProspect | undefined {
    const email = prospectEmail?.toLowerCase()
    const byEmail = email === undefined ? undefined : this.#prospects.find((one) => one.emails.includes(email))
    if (byEmail || prospect === null) return byEmail
    const namesake = (one: KnownProspect) => one.name === fold(prospect) && one.company === fold(company ?? '')
    return this.#prospects.find((one) => namesake(one) && (email === undefined || one.emails.length === 0))
  }

  async #makeProspect({ prospect, prospectEmail, company }: ImportRow, ownerId: number): Promise<number> {
    const [first, last] = splitName(prospect ?? nameFromEmail(prospectEmail ?? ''))
    const emails = prospectEmail === null ? [] : [prospectEmail]
    const { id } = await this.#trx
      .insertInto('prospects')
      .values({
        first_name: first, last_name: last, title: null, company, emails, time_zone: null, linked_in_url: null, engaged_score: null,
        account_id: company === null ? null : await this.#account(company, ownerId), owner_id: ownerId, stage_id: null, persona_id: null,
        created_at: this.#now, updated_at: this.#now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    this.made.prospects++
    this.#prospects.push({ id, name: fold(`${first} ${last}`), company: fold(company ?? ''), emails: emails.map((email) => email.toLowerCase()) })
    return id
  }

  async #account(company: string, ownerId: number): Promise<number> {
    const known = this.#accounts.get(fold(company))
    if (known !== undefined) return known
    const { id } = await this.#trx
      .insertInto('accounts')
      .values({ name: company, domain: null, industry: null, owner_id: ownerId, created_at: this.#now, updated_at: this.#now })
      .returning('id')
      .executeTakeFirstOrThrow()
    this.made.accounts++
    this.#accounts.set(fold(company), id)
    return id
  }
}

/** `priya.raman@example.com` as a name: Priya Raman. */
export function nameFromEmail(email: string): string {
  const words = (email.split('@', 1)[0] ?? '').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || email
}

/** First names and the last word; a single word is a first name. */
export function splitName(name: string): [first: string, last: string] {
  const words = name.trim().split(/\s+/)
  return words.length === 1 ? [words[0] ?? '', ''] : [words.slice(0, -1).join(' '), words.at(-1) ?? '']
}

function fold(text: string): string {
  return text.trim().toLowerCase()
}

function unique(texts: readonly (string | null)[]): string[] {
  return [...new Set(texts.flatMap((text) => (text === null ? [] : [fold(text)])))]
}
