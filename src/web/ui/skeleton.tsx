import { classNames } from './class-names.ts'

/** A quiet bar where text will be. Give it a width; it keeps the line's height. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames('block h-2.5 animate-breathe rounded-sm bg-line', className)} />
}
