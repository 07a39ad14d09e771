import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Below this, compressing saves less than its headers cost. */
const smallest = 1024

/** Writes `.br` and `.gz` beside each text file of the page, at the strength that only a build can afford. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      if (dir === undefined) return
      for (const fileName of Object.keys(bundle)) {
        if (!/\.(?:js|css|svg|json|webmanifest)$/.test(fileName)) continue
        const path = join(dir, fileName)
        const content = readFileSync(path)
        if (content.length < smallest) continue
        writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }))
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
      }
    },
  }
}
