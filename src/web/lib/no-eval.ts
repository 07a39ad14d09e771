import * as z from 'zod/mini'

// A module of its own, imported before any schema is made. The page's policy forbids `new Function`, and the browser would
// report zod's probe of it as a violation on every load.
z.config({ jitless: true })
