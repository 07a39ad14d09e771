const isApple = /Mac|iPhone|iPad/u.test(navigator.platform)

/** A key with ⌘, or with Ctrl where there is no such key, as it stands on the keyboard. */
export function modKey(letter: string): string {
  return isApple ? `⌘${letter}` : `Ctrl+${letter}`
}

/** The key beside a command. A phone has no use for it. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <kbd aria-hidden="true" className="font-sans text-meta font-normal text-ink-3 pointer-coarse:hidden">
      {keys}
    </kbd>
  )
}
