import { classNames } from './class-names.ts'

/** A person's initials on a quiet disc. Decorative: the name stands beside it or in the label around it. */
export function Avatar({ name, size = 'sm' }: { name: string; size?: 'sm' | 'lg' }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'inline-grid shrink-0 select-none place-items-center rounded-full border border-line-2 bg-canvas font-medium text-ink-2',
        size === 'sm' ? 'size-6 text-[0.625rem] leading-none' : 'size-9 text-meta',
      )}
    >
      {initials(name)}
    </span>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('').toLocaleUpperCase()
}
