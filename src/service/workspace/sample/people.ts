import type { Row } from '#service/workspace/rows.ts'
import { workspaceZone } from './work-calendar.ts'

/** One person of the sample company. Reps come first, so that the first name on the sign-in page is a rep's. */
interface PersonCard {
  name: readonly [first: string, last: string]
  title: string
  role: 'rep' | 'manager' | 'admin'
  team: string | null
  zone: string
  /** How many workable tasks this rep starts with: some drown, some have air. */
  open: number
}

export const teamNames = ['Enterprise East', 'Mid-Market', 'EMEA'] as const

const rep = (first: string, last: string, title: string, team: (typeof teamNames)[number], zone: string, open: number): PersonCard => ({
  name: [first, last], title, role: 'rep', team, zone, open,
})
const manager = (first: string, last: string, title: string, team: (typeof teamNames)[number], zone: string): PersonCard => ({
  name: [first, last], title, role: 'manager', team, zone, open: 0,
})

const cards: readonly PersonCard[] = [
  rep('Priya', 'Raman', 'Account Executive', 'Enterprise East', workspaceZone, 96),
  rep('Marcus', 'Bell', 'Senior Account Executive', 'Enterprise East', workspaceZone, 88),
  rep('Dana', 'Okafor', 'Account Executive', 'Enterprise East', workspaceZone, 104),
  rep('Tom', 'Kowalski', 'Sales Development Rep', 'Enterprise East', workspaceZone, 72),
  rep('Sofia', 'Alvarez', 'Account Executive', 'Mid-Market', 'America/Chicago', 91),
  rep('Jamal', 'Whitaker', 'Account Executive', 'Mid-Market', 'America/Denver', 84),
  rep('Mei', 'Tanaka', 'Senior Account Executive', 'Mid-Market', 'America/Los_Angeles', 66),
  rep('Noah', 'Lindqvist', 'Sales Development Rep', 'Mid-Market', 'America/Los_Angeles', 108),
  rep('Amara', 'Diallo', 'Account Executive', 'EMEA', 'Europe/London', 79),
  rep('Lukas', 'Brandt', 'Account Executive', 'EMEA', 'Europe/Berlin', 93),
  rep('Chloé', 'Moreau', 'Senior Account Executive', 'EMEA', 'Europe/Paris', 87),
  rep('Omar', 'Haddad', 'Sales Development Rep', 'EMEA', 'Europe/London', 82),
  manager('Helen', 'Park', 'Director, Enterprise Sales', 'Enterprise East', workspaceZone),
  manager('Ray', 'Santos', 'Manager, Mid-Market Sales', 'Mid-Market', 'America/Chicago'),
  manager('Ingrid', 'Voss', 'Regional Director, EMEA', 'EMEA', 'Europe/Berlin'),
  { name: ['Grace', 'Mbeki'], title: 'Revenue Operations Lead', role: 'admin', team: null, zone: workspaceZone, open: 0 },
]

/** A rep with the day ahead of them. */
export interface Rep {
  user: Row<'users'>
  team: (typeof teamNames)[number]
  zone: string
  managerId: number
  open: number
}

export interface People {
  users: Row<'users'>[]
  teams: Row<'teams'>[]
  team_members: Row<'team_members'>[]
  reps: Rep[]
}

/** Ids follow the order of the lists. */
export function buildPeople(joinedAt: Date): People {
  const stamps = { created_at: joinedAt, updated_at: joinedAt }
  const users = cards.map(({ name: [first, last], title, role, zone }, index) => ({
    id: index + 1, first_name: first, last_name: last, email: `${ascii(first)}.${ascii(last)}@fieldstone.example`,
    title, locked: false, role, time_zone: zone, ...stamps,
  }))
  const teams = teamNames.map((name, index) => ({ id: index + 1, name, ...stamps }))
  const team_members = cards.flatMap(({ team, role }, index) =>
    team === null ? [] : [{ team_id: teamId(team), user_id: index + 1, manages: role === 'manager' }],
  )
  const reps = cards.flatMap((card, index): Rep[] => {
    const user = users[index]
    const team = teamNames.find((name) => name === card.team)
    if (card.role !== 'rep' || !user || !team) return []
    const managerId = cards.findIndex((other) => other.role === 'manager' && other.team === team) + 1
    return [{ user, team, zone: card.zone, managerId, open: card.open }]
  })
  return { users, teams, team_members, reps }
}

function teamId(team: string): number {
  return teamNames.findIndex((name) => name === team) + 1
}

/** `name` as it stands in e-mail addresses: lower case, without accents and spaces. */
export function ascii(name: string): string {
  return name.normalize('NFD').replace(/[^A-Za-z0-9]/g, '').toLowerCase()
}
