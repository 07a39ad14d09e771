import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { formatFigures, formatTable, proofs, readOptions, readReports } from './campaign-proofs.mjs'
import { root } from './run.mjs'

it('finds the test of every proof', () => {
  expect(proofs.filter(({ file }) => !existsSync(join(root, file)))).toEqual([])
  expect(new Set(proofs.map(({ name }) => name)).size).toBe(proofs.length)
})

it('reads what the command line asks for', () => {
  expect(readOptions([])).toEqual({ only: null, on: null, scale: 1 })
  expect(readOptions(['--only', 'kill,paging', '--on=postgres', '--scale', '0.5'])).toEqual({ only: ['kill', 'paging'], on: 'postgres', scale: 0.5 })
})

it.each([['--only'], ['--only=nothing'], ['--on=mysql'], ['--scale=2'], ['--scale=x'], ['--fast=1']])('refuses %s', (arg) => {
  expect(() => readOptions([arg])).toThrow()
})

it('reads reports line by line, and tells their figures', () => {
  const [first, second] = readReports('{"proof":"a","seed":1,"figures":{"rows":50000,"skipped":0}}\n{"proof":"b","seed":null,"figures":{}}\n')
  expect(formatFigures(first?.figures ?? {})).toBe('50,000 rows, 0 skipped')
  expect(second?.seed).toBeNull()
})

it('makes a table of markdown', () => {
  expect(formatTable([['proof', 'on'], ['kill', 'pglite']])).toBe('| proof | on     |\n|-------|--------|\n| kill  | pglite |')
})
