import * as z from 'zod/mini'
import { idSchema } from '#contract/json-api.ts'
import { taskSchema } from '#contract/task.ts'
import { logEntrySchema } from './log-entry.ts'

const noticeSchema = z.object({
  id: z.string(),
  groupId: z.string(),
  kind: z.enum(['refused', 'alreadyDone', 'conflict']),
  taskId: idSchema,
  taskName: z.string(),
  message: z.string(),
  fields: z.optional(z.array(z.object({ name: z.string(), yours: z.unknown(), theirs: z.unknown() }))),
  by: z.optional(z.nullable(z.string())),
  at: z.optional(z.nullable(z.string())),
  refused: z.optional(z.object({ action: z.string(), parameter: z.string(), value: z.union([z.string(), z.number()]), message: z.string() })),
  anyway: z.optional(z.string()),
  canRetry: z.boolean(),
})

/** What tabs tell each other. A tab of another version of the page may be open: what doesn't read is ignored. */
const messageSchema = z.discriminatedUnion('kind', [
  /** Entries that are new or know more. */
  z.object({ kind: z.literal('entries'), userId: idSchema, entries: z.array(logEntrySchema) }),
  /** Server copies that one tab accepted. */
  z.object({ kind: z.literal('tasks'), userId: idSchema, tasks: z.array(taskSchema) }),
  /** Something to tell the person, in whichever tab they look at. */
  z.object({ kind: z.literal('notice'), userId: idSchema, notice: noticeSchema }),
  /** The browser's session is another's, or nobody's. `hasLeft`: somebody signed out, whoever may have signed in since. */
  z.object({ kind: z.literal('session'), hasLeft: z.optional(z.boolean()) }),
])
export type TabMessage = z.infer<typeof messageSchema>

/** The line between the tabs of one browser. A tab doesn't hear itself. */
export interface TabLine {
  post(message: TabMessage): void
  listen(listener: (message: TabMessage) => void): () => void
}

/** A line over BroadcastChannel; where there is none this tab is alone. */
export function openTabLine(): TabLine {
  if (typeof document === 'undefined' || typeof BroadcastChannel === 'undefined') return { post: () => {}, listen: () => () => {} }
  const channel = new BroadcastChannel('daysheet')
  return {
    post: (message) => channel.postMessage(message),
    listen(listener) {
      const hear = ({ data }: MessageEvent) => {
        const message = z.safeParse(messageSchema, data)
        if (message.success) listener(message.data)
      }
      channel.addEventListener('message', hear)
      return () => channel.removeEventListener('message', hear)
    },
  }
}
