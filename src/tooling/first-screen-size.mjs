import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

const folder = join(root, 'dist/web')
const html = readFileSync(join(folder, 'index.html'), 'utf8')
const scripts = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => join(folder, path))
if (scripts.length === 0) throw new Error('dist/web/index.html names no script')

/** size-limit's configuration: all script that the first screen waits for, the entry and what it preloads. The budget is gzip's, in kB of 1,000 bytes. */
export default [{ name: 'first screen, script', path: scripts, gzip: true, limit: '150 kB' }]
