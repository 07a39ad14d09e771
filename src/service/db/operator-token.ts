import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The embedded workspace's own bearer token, made once and readable by its owner only. It signs in to an empty workspace,
 * and the importer goes through a running service with it.
 */
export function ensureOperatorToken(dataDir: string): string {
  const path = join(dataDir, 'operator-token')
  const known = readOperatorToken(dataDir)
  if (known !== null) return known
  // Linked into place: two processes that come together agree on the first one's, and nobody reads half of it.
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  const made = readOperatorToken(dataDir)
  if (made === null) throw new Error(`${path} cannot be read`)
  return made
}

/** The token of the workspace in `dataDir`, or null where none was made yet. */
export function readOperatorToken(dataDir: string): string | null {
  try {
    return readFileSync(join(dataDir, 'operator-token'), 'utf8').trim() || null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
