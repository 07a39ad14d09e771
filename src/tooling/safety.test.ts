import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

/** What the linter can't say. */

const root = fileURLToPath(new URL('../../', import.meta.url))
const notOurs = new Set(['node_modules', 'dist', '.git', '.data', '.test', 'package-lock.json'])

function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (notOurs.has(path)) return []
    return entry.isDirectory() ? listFiles(path) : [path]
  })
}

const texts = listFiles('')
  .filter((path) => /\.(?:tsx?|mjs|cjs|css|html|json|md|svg|webmanifest)$|^\.ci\/run$/.test(path) && !path.endsWith('safety.test.ts'))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const sources = texts.filter(({ path }) => /\.(?:tsx?|mjs|cjs|css)$/.test(path))

/** Where `pattern` occurs, as `file:line`. */
function findAll(files: readonly { path: string; text: string }[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 100)}`] : [])))
}

it('finds the sources at all', () => {
  expect(sources.length).toBeGreaterThan(100)
})

it.each([
  ['nothing left to do', /\b(?:TODO|FIXME|XXX|HACK)\b/],
  ['no type check turned off', /@ts-(?:ignore|nocheck|expect-error)\b/],
  ['no waiting for a time or for silence in tests', /\bwaitForTimeout\b|networkidle/],
  ['no test that is skipped or alone for good', /\b(?:it|test|describe)\.(?:only|skip)\(/],
  ['no HTML written past React or the sanitiser', /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write\(/],
])('has %s', (_what, pattern) => {
  expect(findAll(sources, pattern)).toEqual([])
})

it('has no path of somebody’s machine in any text', () => {
  expect(findAll(texts, /(?:^|["'`\s(=:])\/(?:home|Users|root|work)\/\w/)).toEqual([])
})

it('has a page without inline styles, scripts or handlers, which its policy blocks', () => {
  const pages = texts.filter(({ path }) => path.endsWith('.html'))
  expect(pages.length).toBeGreaterThan(0)
  expect(findAll(pages, /<[a-z][^>]*\s(?:style|on[a-z]+)=|<style|<script>/)).toEqual([])
})

it('keeps every file under 350 lines, and nine in ten under 200', () => {
  const lengths = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
  expect(lengths.filter(({ lines }) => lines > 350)).toEqual([])
  expect(lengths.filter(({ lines }) => lines > 200).length).toBeLessThanOrEqual(lengths.length / 10)
})

it('names files in kebab case, and none for what it isn’t', () => {
  const names = sources.map(({ path }) => path.split('/').at(-1) ?? '')
  expect(names.filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/.test(name))).toEqual([])
  expect(names.filter((name) => /^(?:utils?|helpers?|common|types|index)\.tsx?$/.test(name))).toEqual([])
})

it('pins every dependency, and names no registry in the lock file', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version))
  expect(loose).toEqual([])
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"')
})

it('lists the packages of every platform in the lock file, or npm ci refuses it', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> }
  const wanted = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
  const listed = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)))
  expect(wanted.filter((name) => !listed.has(name))).toEqual([])
})
