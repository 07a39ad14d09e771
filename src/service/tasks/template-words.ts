import { sql } from 'kysely'
import type { WriteContext } from './write-context.ts'

/** What a template may name, and where mail to the prospect goes. */
export interface Addressing {
  words: ReadonlyMap<string, string>
  email: string | null
}

/** Reads the words that a template is filled with, for one prospect and the rep who speaks to them. */
export async function readAddressing({ trx }: WriteContext, who: { prospectId: number | null; senderId: number }): Promise<Addressing> {
  const sender = await trx.selectFrom('users').select(['first_name', 'last_name', 'name', 'title', 'email']).where('id', '=', who.senderId).executeTakeFirst()
  const prospect = await trx
    .selectFrom('prospects as p')
    .leftJoin('accounts as a', 'a.id', 'p.account_id')
    .select(['p.first_name', 'p.last_name', 'p.name', 'p.title', 'p.emails', 'a.industry', sql<string | null>`coalesce(p.company, a.name)`.as('company')])
    .where('p.id', '=', who.prospectId)
    .executeTakeFirst()
  const words = new Map<string, string>()
  const add = (name: string, value: string | null | undefined) => {
    if (value != null && value !== '') words.set(name, value)
  }
  for (const name of ['first_name', 'last_name', 'name', 'title', 'company', 'industry'] as const) add(name, prospect?.[name])
  for (const name of ['first_name', 'last_name', 'name', 'title', 'email'] as const) add(`sender.${name}`, sender?.[name])
  add('first', prospect?.first_name)
  add('sender', sender?.first_name)
  return { words, email: prospect?.emails[0] ?? null }
}
