import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { transformWithOxc, type Plugin } from 'vite'

const source = 'src/service-worker/service-worker.ts'

/** Writes `/service-worker.js`, at the root so that the whole page is its scope, with the names of the build's files in it. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const publicFiles = readdirSync('public').sort()
        const built = Object.keys(bundle).filter((name) => name.startsWith('assets/') && !name.endsWith('.map')).sort()
        const hash = createHash('sha256').update(JSON.stringify(built)).update(readFileSync('index.html')).update(readFileSync(source))
        for (const name of publicFiles) hash.update(readFileSync(`public/${name}`))
        const files = [...built, ...publicFiles].map((name) => `/${name}`)
        this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: await serviceWorkerSource(hash.digest('hex').slice(0, 12), files) })
      },
    },
  }
}

/** The script of the build of that name, which has these files. */
export async function serviceWorkerSource(build: string, files: readonly string[]): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source)
  return code.replace(/(['"])@build@\1/, JSON.stringify(build)).replace(/\[(['"])@files@\1\]/, JSON.stringify(files))
}
