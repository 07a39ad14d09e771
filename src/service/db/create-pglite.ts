import { PGlite, type PGliteOptions } from '@electric-sql/pglite'

/**
 * A ready PGlite that answers text as it was stored. Its reader makes a `TextDecoder` without `ignoreBOM` and so drops
 * U+FEFF from the beginning of every value; the decoder is made while the instance is constructed (0.5.16, pinned), so
 * that moment alone sees another one.
 */
export async function createPglite(options: PGliteOptions = {}): Promise<PGlite> {
  const { TextDecoder: original } = globalThis
  globalThis.TextDecoder = class extends original {
    constructor(label?: string, given?: TextDecoderOptions) {
      super(label, { ignoreBOM: true, ...given })
    }
  }
  let pglite: PGlite
  try {
    pglite = new PGlite(options)
  } finally {
    globalThis.TextDecoder = original
  }
  await pglite.waitReady
  return pglite
}
