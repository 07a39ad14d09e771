import { build } from './build.mjs'
import { installIfNeeded } from './install.mjs'

/** `npm run build` */
await installIfNeeded()
process.exitCode = await build()
