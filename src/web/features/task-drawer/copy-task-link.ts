import { paths } from '#web/paths.ts'
import { say } from '#web/ui/messages.ts'
import { copyText } from '#web/lib/copy-text.ts'

/** Copies the address at which anybody who may see the task finds it. */
export async function copyTaskLink(taskId: number): Promise<void> {
  const isCopied = await copyText(`${location.origin}${paths.inbox}?task=${taskId}`)
  say(isCopied ? 'Copied the link to this task.' : 'The browser doesn’t let this page copy.', { isShown: true })
}
