import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runTool } from './run.mjs'

/** Written after a whole build; its date says from when the build is. */
const stamp = join(root, 'dist', '.built')
const sources = ['src', 'public', 'index.html', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json']

/** Builds the page and the service. Resolves with an exit code. */
export async function build() {
  for (const args of [['build'], ['build', '--ssr']]) {
    const code = await runTool('vite/bin/vite.js', [...args, '--logLevel', 'warn'])
    if (code !== 0) return code
  }
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, '')
  return 0
}

/** Builds where a source is newer than the build. */
export async function buildIfNeeded() {
  if (isBuilt()) return
  console.log('Building (a few seconds) …')
  const code = await build()
  if (code !== 0) process.exit(code)
}

function isBuilt() {
  if (!existsSync(stamp)) return false
  const built = statSync(stamp).mtimeMs
  return sources.every((source) => newest(join(root, source)) <= built)
}

/** @param {string} path @returns {number} */
function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return 0
  if (!stats.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stats.mtimeMs
  // A folder's own date tells that something was deleted from it.
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}
