import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * A copy of the build in which every script has another name, as after a deployment that changed them all. Gives its
 * service's program, and the way to remove it. It lies in the repository: the program looks for its packages upwards.
 */
export function makeNextBuild(name: string): { program: string; remove: () => void } {
  const root = fileURLToPath(new URL('..', import.meta.url))
  mkdirSync(join(root, '.test'), { recursive: true })
  const folder = mkdtempSync(join(root, '.test', 'build-'))
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true })
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  const web = join(folder, 'dist', 'web')
  const assets = join(web, 'assets')
  // The compressed ones would still say the old names.
  for (const place of [web, assets]) for (const file of readdirSync(place)) if (/\.(?:br|gz)$/.test(file)) rmSync(join(place, file))
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'))
  const renamed = (text: string) => scripts.reduce((changed, script) => changed.replaceAll(script, script.replace(/\.js$/, `${name}.js`)), text)
  for (const script of scripts) {
    writeFileSync(join(assets, script), renamed(readFileSync(join(assets, script), 'utf8')))
    renameSync(join(assets, script), join(assets, renamed(script)))
  }
  const worker = readFileSync(join(web, 'service-worker.js'), 'utf8').replace(/(const build = ")/, `$1${name}`)
  writeFileSync(join(web, 'service-worker.js'), renamed(worker))
  writeFileSync(join(web, 'index.html'), renamed(readFileSync(join(web, 'index.html'), 'utf8')))
  const program = join(folder, 'dist', 'service', 'main.js')
  if (!existsSync(program)) throw new Error('There is no build to copy.')
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
