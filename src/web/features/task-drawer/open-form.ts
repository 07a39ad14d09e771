/** The forms of the drawer, of which one at a time is open over its actions. */
export type OpenForm = 'reschedule' | 'reassign' | 'outcome' | 'meeting'
