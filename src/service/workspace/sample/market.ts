import type { Row } from '#service/workspace/rows.ts'
import { accountTags, companiesByIndustry, jobTitles, prospectTags } from './companies.ts'
import type { Dice } from './dice.ts'
import { ascii, type Rep } from './people.ts'
import { placesByTeam, type Place } from './places.ts'

const dayMs = 86_400_000

/** The people that the sample company sells to. */
export interface Market {
  accounts: Row<'accounts'>[]
  prospects: Row<'prospects'>[]
  opportunities: Row<'opportunities'>[]
}

interface Names {
  stages: readonly Row<'stages'>[]
  personas: readonly Row<'personas'>[]
}

/** Accounts, dealt to the reps in turn, each with its people and here and there an opportunity. */
export function buildMarket(dice: Dice, reps: readonly Rep[], { stages, personas }: Names, now: Date): Market {
  const accounts: Row<'accounts'>[] = []
  const prospects: Row<'prospects'>[] = []
  const opportunities: Row<'opportunities'>[] = []
  const companies = dice.shuffle(Object.entries(companiesByIndustry).flatMap(([industry, names]) => names.map((name) => ({ industry, name }))))
  const emails = new Set<string>()

  for (const [index, { industry, name }] of companies.entries()) {
    const rep = reps[index % reps.length]
    if (!rep) break
    const place = dice.pick(placesByTeam[rep.team])
    const account = makeAccount(dice, { id: index + 1, name, industry, ownerId: rep.user.id }, now)
    accounts.push(account)
    // Three or four people an account, 400 in all.
    for (let person = index % 3 === 0 ? 4 : 3; person > 0; person--) {
      const persona = dice.pick(jobTitles)
      const where = dice.chance(0.8) ? place : dice.pick(placesByTeam[rep.team])
      const prospect = makeProspect(dice, { id: prospects.length + 1, account, place: where, title: persona[0] }, now)
      // Two people of one name in one company would share an address.
      while (emails.has(prospect.emails?.[0] ?? '')) Object.assign(prospect, named(dice, account, where))
      emails.add(prospect.emails?.[0] ?? '')
      prospect.persona_id = personas.find((row) => row.name === persona[1])?.id ?? null
      prospect.stage_id = dice.pick(stages.filter((stage) => stage.name !== 'Disqualified')).id
      prospects.push(prospect)
    }
    for (let left = dice.weighted([[0, 4], [1, 5], [2, 2]] as const); left > 0; left--) {
      opportunities.push(makeOpportunity(dice, opportunities.length + 1, account, now))
    }
  }
  return { accounts, prospects, opportunities }
}

function makeAccount(dice: Dice, card: { id: number; name: string; industry: string; ownerId: number }, now: Date): Row<'accounts'> {
  const created = before(dice, now, 120, 700)
  return {
    id: card.id, name: card.name, domain: `${ascii(card.name)}.example`, industry: card.industry, tags: dice.some(accountTags, 0, 3),
    owner_id: card.ownerId, created_at: created, updated_at: momentBetween(dice, created, now),
  }
}

function makeProspect(dice: Dice, card: { id: number; account: Row<'accounts'>; place: Place; title: string }, now: Date): Row<'prospects'> {
  const { place, account } = card
  const created = before(dice, now, 60, 360)
  const optedOut = dice.chance(0.05)
  return {
    id: card.id, ...named(dice, account, place), title: card.title, company: account.name, tags: dice.some(prospectTags, 0, 2),
    time_zone: place.zone,
    work_phones: dice.chance(0.9) ? [dice.digits(place.work)] : [], mobile_phones: dice.chance(0.6) ? [dice.digits(place.mobile)] : [],
    engaged_score: dice.chance(0.15) ? null : dice.int(0, 100), opted_out: optedOut,
    account_id: account.id, owner_id: account.owner_id, stage_id: null, persona_id: null,
    created_at: created, updated_at: momentBetween(dice, created, now),
  }
}

function named(dice: Dice, account: Row<'accounts'>, place: Place) {
  const first = dice.pick(place.names.first)
  const last = dice.pick(place.names.last)
  return {
    first_name: first, last_name: last, emails: [`${ascii(first)}.${ascii(last)}@${account.domain}`],
    linked_in_url: dice.chance(0.85) ? `https://www.linkedin.com/in/${ascii(first)}-${ascii(last)}-example` : null,
  }
}

function makeOpportunity(dice: Dice, id: number, account: Row<'accounts'>, now: Date): Row<'opportunities'> {
  const created = before(dice, now, 5, 150)
  const currency = dice.weighted([['USD', 6], ['EUR', 2], ['GBP', 2]] as const)
  return {
    id, name: `${account.name} – ${dice.pick(['new business', 'expansion', 'renewal', 'pilot'])}`, amount: dice.int(6, 180) * 1000,
    currency_type: currency, close_date: new Date(now.getTime() + dice.int(5, 120) * dayMs), probability: dice.pick([10, 20, 40, 60, 75, 90]),
    account_id: account.id, owner_id: account.owner_id, created_at: created, updated_at: momentBetween(dice, created, now),
  }
}

/** A moment `minDays` to `maxDays` before `now`. */
function before(dice: Dice, now: Date, minDays: number, maxDays: number): Date {
  return new Date(now.getTime() - dice.int(minDays * 1440, maxDays * 1440) * 60_000)
}

function momentBetween(dice: Dice, from: Date, to: Date): Date {
  return new Date(from.getTime() + Math.floor((to.getTime() - from.getTime()) * dice.faker.number.float()))
}
