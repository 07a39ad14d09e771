import type { teamNames } from './people.ts'

/** A city, the zone its clocks keep, and the telephone numbers that its country sets aside for fiction (`#` is a digit). */
export interface Place {
  city: string
  zone: string
  work: string
  mobile: string
  names: NamePool
}

interface NamePool {
  first: readonly string[]
  last: readonly string[]
}

const english: NamePool = {
  first: ['Olivia', 'Ethan', 'Maya', 'Daniel', 'Grace', 'Andre', 'Hannah', 'Luis', 'Rachel', 'Kevin', 'Naomi', 'Patrick', 'Simone', 'Victor', 'Claire', 'Malik', 'Jenna', 'Diego', 'Fiona', 'Aaron', 'Leah', 'Isaac', 'Monica', 'Trevor', 'Aisha', 'Graham', 'Teresa', 'Wei', 'Bridget', 'Carlos', 'Joanna', 'Samir', 'Erin', 'Desmond', 'Holly', 'Nathan'],
  last: ['Carter', 'Nguyen', 'Sullivan', 'Patel', 'Morgan', 'Ortiz', 'Hughes', 'Kim', 'Bennett', 'Osei', 'Fletcher', 'Ramirez', 'Walsh', 'Chen', 'Dawson', 'Abara', 'Hollis', 'Novak', 'Price', 'Delgado', 'Shah', 'Lawson', 'Reyes', 'Murphy', 'Foster', 'Goldberg', 'Tran', 'Whitaker', 'Stone', 'Okonkwo', 'Pierce', 'Salazar'],
}
const french: NamePool = { first: ['Camille', 'Antoine', 'Élodie', 'Julien', 'Margaux', 'Théo', 'Inès', 'Baptiste'], last: ['Lefèvre', 'Garnier', 'Rousseau', 'Fontaine', 'Marchand', 'Chevalier', 'Perrin'] }
const german: NamePool = { first: ['Jürgen', 'Katharina', 'Felix', 'Anneliese', 'Matthias', 'Greta', 'Stefan', 'Heike'], last: ['Schröder', 'Vogel', 'Krämer', 'Lindner', 'Bauer', 'Weiß', 'Falk'] }
const nordic: NamePool = { first: ['Astrid', 'Björn', 'Linnea', 'Henrik', 'Saga', 'Mikkel', 'Freja'], last: ['Sjöberg', 'Åkesson', 'Nygaard', 'Holm', 'Ekström', 'Dahl'] }
const japanese: NamePool = { first: ['Haruto', 'Yui', 'Ren', 'Aoi', 'Kenji', 'Naomi'], last: ['Sato', 'Kobayashi', 'Nakamura', 'Ishikawa', 'Mori'] }
const southAsian: NamePool = { first: ['Ananya', 'Rohan', 'Kavya', 'Arjun', 'Meera', 'Vikram', 'Ishaan'], last: ['Iyer', 'Kulkarni', 'Banerjee', 'Reddy', 'Mehta', 'Chopra'] }
const african: NamePool = { first: ['Thandiwe', 'Sipho', 'Lerato', 'Kwame', 'Zanele', 'Tunde'], last: ['Nkosi', 'Dlamini', 'van Wyk', 'Mokoena', 'Adeyemi'] }
const gulf: NamePool = { first: ['Layla', 'Yusuf', 'Noura', 'Khalid', 'Rania', 'Tariq'], last: ['Al-Farsi', 'Rahman', 'Khoury', 'Nasser', 'Mansour'] }
const iberian: NamePool = { first: ['Lucía', 'Álvaro', 'Beatriz', 'Joaquín', 'Inés', 'Íñigo'], last: ['Muñoz', 'Herrera', 'Peña', 'Castaño', 'Ibáñez'] }

const us = (city: string, zone: string, area: number): Place => ({ city, zone, work: `+1 ${area} 555 01##`, mobile: `+1 ${area} 555 01##`, names: english })
/** Countries that keep no numbers for fiction: these people answer the number of their company's New York office. */
const abroad = (city: string, zone: string, names: NamePool): Place => ({ ...us(city, zone, 646), names })

/** Where each team's prospects are. */
export const placesByTeam: Readonly<Record<(typeof teamNames)[number], readonly Place[]>> = {
  'Enterprise East': [
    us('New York', 'America/New_York', 212), us('Boston', 'America/New_York', 617), us('Atlanta', 'America/New_York', 404),
    us('Miami', 'America/New_York', 305), us('Toronto', 'America/Toronto', 416), us('Halifax', 'America/Halifax', 902), us('Nashville', 'America/Chicago', 615),
    { ...us('São Paulo', 'America/Sao_Paulo', 646), names: iberian },
  ],
  'Mid-Market': [
    us('Chicago', 'America/Chicago', 312), us('Austin', 'America/Chicago', 512), us('Denver', 'America/Denver', 303),
    us('Phoenix', 'America/Phoenix', 602), us('Seattle', 'America/Los_Angeles', 206), us('San Francisco', 'America/Los_Angeles', 415),
    us('Honolulu', 'Pacific/Honolulu', 808), us('Anchorage', 'America/Anchorage', 907), abroad('Tokyo', 'Asia/Tokyo', japanese),
    { city: 'Sydney', zone: 'Australia/Sydney', work: '+61 2 5550 ####', mobile: '+61 2 7010 ####', names: english },
  ],
  EMEA: [
    { city: 'London', zone: 'Europe/London', work: '+44 20 7946 0###', mobile: '+44 7700 900###', names: english },
    { city: 'Manchester', zone: 'Europe/London', work: '+44 161 496 0###', mobile: '+44 7700 900###', names: english },
    { city: 'Dublin', zone: 'Europe/Dublin', work: '+353 20 91# ####', mobile: '+44 7700 900###', names: english },
    { city: 'Paris', zone: 'Europe/Paris', work: '+33 1 99 00 ## ##', mobile: '+33 6 39 98 ## ##', names: french },
    { city: 'Berlin', zone: 'Europe/Berlin', work: '+49 30 23125 ###', mobile: '+49 171 39200 ##', names: german },
    { city: 'Stockholm', zone: 'Europe/Stockholm', work: '+46 8 465 004 ##', mobile: '+46 8 465 004 ##', names: nordic },
    abroad('Madrid', 'Europe/Madrid', iberian), abroad('Johannesburg', 'Africa/Johannesburg', african),
    abroad('Dubai', 'Asia/Dubai', gulf), abroad('Bengaluru', 'Asia/Kolkata', southAsian),
  ],
}
