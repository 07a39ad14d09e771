/** The columns of a task file, in the export's order, with the other names they go by. */
export const importColumns = {
  owner: ['owner e-mail', 'owner email', 'owner', 'assignee', 'assigned to', 'rep'],
  prospect: ['prospect', 'prospect name', 'contact', 'contact name', 'name', 'person'],
  prospectEmail: ['prospect e-mail', 'prospect email', 'contact email', 'e-mail', 'email'],
  company: ['company', 'account', 'account name', 'company name', 'organization', 'organisation'],
  action: ['action', 'type', 'activity'],
  due: ['due', 'due at', 'due date', 'dueat', 'deadline'],
  priority: ['priority', 'task priority'],
  note: ['note', 'notes', 'description', 'comment', 'comments'],
  state: ['state', 'status'],
} as const satisfies Record<string, readonly [string, ...string[]]>

export type ImportColumn = keyof typeof importColumns

/** What the export tells beyond what can be imported; the import passes over them. */
export const exportOnlyColumns = ['id', 'task type', 'created at', 'completed at', 'sequence'] as const

/** The export's header. */
export const exportHeader: readonly string[] = [...Object.values(importColumns).map(([name]) => name), ...exportOnlyColumns]

/** The column that a header cell names: one of ours, one to pass over (null), or none (undefined). */
export function findColumn(header: string): ImportColumn | null | undefined {
  const name = header.trim().toLowerCase().replace(/[\s_]+/g, ' ')
  if (name === '' || (exportOnlyColumns as readonly string[]).includes(name)) return null
  const found = Object.entries(importColumns).find(([, names]) => (names as readonly string[]).includes(name))
  return found?.[0] as ImportColumn | undefined
}

const actionWords: Readonly<Record<string, string>> = {
  call: 'call', phone: 'call', 'phone call': 'call',
  email: 'email', 'e mail': 'email', mail: 'email',
  'action item': 'action_item', task: 'action_item', todo: 'action_item', 'to do': 'action_item', other: 'action_item',
  'in person': 'in_person', meeting: 'in_person', visit: 'in_person',
}

/** The action that a word of everyday use names, or null. */
export function findAction(text: string): string | null {
  const word = text.toLowerCase().replace(/[\s_-]+/g, ' ')
  return Object.hasOwn(actionWords, word) ? (actionWords[word] ?? null) : null
}
