import { useState } from 'react'
import { copyText } from '#web/lib/copy-text.ts'
import { Button } from '#web/ui/button.tsx'

/** What a person typed and nobody keeps: to be read, and selected where there is no clipboard. */
export function UnsavedWords({ text }: { text: string }) {
  return (
    <blockquote aria-label="What you typed" tabIndex={0} className="mt-2 max-h-32 overflow-y-auto border-l-2 border-line pl-2.5 text-row break-words whitespace-pre-wrap text-ink-2 select-text">
      {text}
    </blockquote>
  )
}

/** Takes it along. */
export function CopyUnsaved({ text }: { text: string }) {
  const [says, setSays] = useState('Copy what you typed')
  return <Button onClick={() => void copyText(text).then((isCopied) => setSays(isCopied ? 'Copied' : 'Select it above to copy'))}>{says}</Button>
}
