/** How urgent a task is, as bars: shape first, so that colour is never the only sign. */
export function PriorityMark({ name, level }: { name: string; level: PriorityLevel }) {
  if (level === 'none') return null
  const filled = { low: 1, normal: 2, high: 3, urgent: 3 }[level]
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" role="img" aria-label={`${name} priority`} className={level === 'urgent' ? 'text-danger' : 'text-ink-3'}>
      <title>{`${name} priority`}</title>
      {level === 'urgent' ? (
        <path fill="currentColor" fillRule="evenodd" d="M4 1h8a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3Zm3.1 3.2h1.8l-.2 4.6H7.3L7.1 4.2ZM8 12a1 1 0 1 0 0-2 1 1 0 0 0 0 2Z" />
      ) : (
        [0, 1, 2].map((bar) => (
          <rect key={bar} x={1.5 + bar * 4.75} y={9.5 - bar * 4} width="3.5" height={5 + bar * 4} rx="1" fill="currentColor" opacity={bar < filled ? 1 : 0.28} />
        ))
      )}
    </svg>
  )
}

export type PriorityLevel = 'none' | 'low' | 'normal' | 'high' | 'urgent'

/** The picture for a priority: its usual name if it has one, else its weight among those of Outreach's default set. */
export function priorityLevel(priority: { name: string; weight: number | null } | null): PriorityLevel {
  if (priority === null) return 'none'
  const name = priority.name.toLowerCase()
  if (/urgent|critical/u.test(name)) return 'urgent'
  if (/high/u.test(name)) return 'high'
  if (/low/u.test(name)) return 'low'
  return 'normal'
}
