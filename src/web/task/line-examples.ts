/** What can be typed after a verb's key, and in the palette with the verb in front; each of them reads. */
export const lineExamples: readonly { text: string; meaning: string }[] = [
  { text: 's tue 9', meaning: 'Snooze to the next Tuesday, 9:00' },
  { text: 's in 2h', meaning: 'Snooze for two hours' },
  { text: 'd fri their 9:00', meaning: 'Due on Friday, by the prospect’s clock' },
  { text: 'd next week', meaning: 'Due on the first working day of next week' },
  { text: 'a me', meaning: 'Assign; a name by its first letters' },
  { text: 'p none', meaning: 'Priority; one by its first letters' },
  { text: 'n left a voicemail', meaning: 'Add to the note' },
  { text: '3j', meaning: 'Three down; a figure before a key counts' },
  { text: '3 s mon', meaning: 'Snooze this row and the two after it' },
]
