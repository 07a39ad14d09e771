import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runNpm } from './run.mjs'

/** Installs what the lock file names, where something of it is missing. By content, not by date: a checkout changes dates. */
export async function installIfNeeded() {
  if (isInstalled()) return
  console.log('Installing dependencies (once, about a minute) …')
  const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'])
  if (code === 0) return
  console.error('The installation failed. Check the network, or the registry that npm is set to (npm config get registry).')
  process.exit(code)
}

function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true
    const there = present[path]
    return there === undefined ? optional === true || devOptional === true : there.version === version
  })
}

/** @param {string} path @returns {Record<string, {version?: string, optional?: boolean, devOptional?: boolean}>} */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}
