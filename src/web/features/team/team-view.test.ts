import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTeamView, writeTeamView, type TeamView } from './team-view.ts'

const id = fc.integer({ min: 1, max: 1_000_000 })
const day = fc.constantFrom('2026-05-04', '2026-05-05', '2026-05-06')
const view: fc.Arbitrary<TeamView> = fc.record({
  show: fc.constantFrom('bars', 'table'),
  by: fc.constantFrom('tasks', 'effort'),
  team: fc.option(id),
  person: fc.option(id),
  whatIf: fc.record({
    away: fc.uniqueArray(fc.record({ userId: id, from: day, until: day }).map((one) => (one.from <= one.until ? one : { ...one, from: one.until, until: one.from })), { maxLength: 3, selector: (one) => JSON.stringify(one) }),
    caps: fc.dictionary(fc.oneof(fc.constant('all'), id.map(String)), fc.nat(200), { maxKeys: 3, noNullPrototype: true }),
  }),
})

test('the board’s address gives the same view back', () => {
  fc.assert(fc.property(view, (one) => {
    expect(readTeamView(writeTeamView(one))).toEqual(one)
  }))
})

test('reads anything without throwing', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (out, cap) => {
    const read = readTeamView(`?${new URLSearchParams({ out, cap, show: cap, team: out })}`)
    expect(readTeamView(writeTeamView(read))).toEqual(read)
  }))
})
