/** The key beside a command, as `keyText` spells it. A phone has no use for it. */
export function KeyHint({ keys }: { keys: string }) {
  if (keys === '') return null
  return (
    <kbd aria-hidden="true" className="font-sans text-meta font-normal text-ink-3 pointer-coarse:hidden">
      {keys}
    </kbd>
  )
}
