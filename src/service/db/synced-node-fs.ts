import { fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import type { PGlite } from '@electric-sql/pglite'

/** EIO as WebAssembly numbers it: PostgreSQL stops rather than promise what the disk refused. */
const ioError = 29

type NodeFsInit = Awaited<ReturnType<NodeFS['init']>>

/** The part of PGlite's module that we reach into; PGlite is pinned for it. */
interface ModuleWithNodeFs {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd?: number }) => number } }
}

/** PGlite's folder on disk, with the one operation that its file system lacks: without it a commit reaches the kernel only. */
export class SyncedNodeFS extends NodeFS {
  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]): Promise<NodeFsInit> {
    const { emscriptenOpts } = await super.init(pg, options)
    const addFsync = (module: unknown) => {
      const { NODEFS } = module as ModuleWithNodeFs
      NODEFS.stream_ops.fsync = ({ nfd }) => {
        try {
          if (nfd !== undefined) fsyncSync(nfd)
          return 0
        } catch {
          return ioError
        }
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [addFsync as never, ...[emscriptenOpts.preRun ?? []].flat()] } }
  }
}
