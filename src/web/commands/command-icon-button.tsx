import type { ComponentProps } from 'react'
import { IconButton } from '#web/ui/icon-button.tsx'
import { useKeyText } from './command-store.ts'

/** An icon button that does what a command does: its hint also tells the key. */
export function CommandIconButton({ commandId, label, ...rest }: ComponentProps<typeof IconButton> & { commandId: string }) {
  const keys = useKeyText(commandId)
  return <IconButton label={label} title={keys === '' ? label : `${label} (${keys})`} {...rest} />
}
