import { askEarly } from '#web/data/early-session.ts'

// A module of its own, imported first: the rest of the page's code runs while the answer is on its way.
askEarly()
