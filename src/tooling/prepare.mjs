import { buildIfNeeded } from './build.mjs'
import { installIfNeeded } from './install.mjs'

/** Before `npm start` and the other commands that run the built service: installed and built, whatever the clone looks like. */
await installIfNeeded()
await buildIfNeeded()
