import * as z from 'zod/mini'
import { idSchema, instantSchema, listDocumentSchema } from './json-api.ts'

/** Longest word to a colleague. */
export const longestMessage = 2000

/** Most tasks that one hand-over speaks of. */
export const mostHandedOver = 10_000

const note = z.string().check(z.trim(), z.maxLength(longestMessage))

/** `POST /team/messages`: why work is handed over, for who receives it; or a rep's call for help, for who manages them. */
export const teamMessageDraftSchema = z.strictObject({
  data: z.strictObject({
    type: z.literal('teamMessage'),
    attributes: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('handover'),
        note: note.check(z.minLength(1)),
        tasks: z.array(z.strictObject({ taskId: idSchema, toId: idSchema })).check(z.minLength(1), z.maxLength(mostHandedOver)),
      }),
      z.strictObject({ kind: z.literal('help'), note }),
    ]),
  }),
})
export type TeamMessageDraft = z.infer<typeof teamMessageDraftSchema>['data']['attributes']

const person = z.object({ id: idSchema, name: z.string() })

/** What one person has to tell another. */
export const teamMessageSchema = z.looseObject({
  type: z.literal('teamMessage'),
  id: idSchema,
  attributes: z.looseObject({
    /** `handover`: tasks that came to the asker · `help`: somebody whom the asker manages, or the asker, has too much. */
    kind: z.enum(['handover', 'help']),
    /** Who handed over, or needs help; null for a hand-over by nobody in particular, such as an import. */
    from: z.nullable(person),
    /** Why; empty where nothing was said. */
    note: z.string(),
    at: instantSchema,
    /** Of a hand-over: what is open and still in the asker's hands, and whose it was. At most a thousand. */
    tasks: z.array(z.object({ taskId: idSchema, wasOf: z.nullable(person) })),
  }),
})
export type TeamMessage = z.infer<typeof teamMessageSchema>

/** `GET /team/messages` (extension `teamMessages`): what came to the asker from others and wasn't put away yet, and open calls for help. */
export const teamMessageListSchema = listDocumentSchema(teamMessageSchema)

/** `PATCH /team/messages`: what came in until then was seen. */
export const messagesSeenSchema = z.strictObject({ data: z.strictObject({ type: z.literal('teamMessages'), attributes: z.strictObject({ seenUntil: instantSchema }) }) })

export const teamMessagesPath = '/api/v2/team/messages'

/** Path of somebody's call for help; `DELETE` ends it. */
export function helpPath(userId: number): string {
  return `${teamMessagesPath}/help/${userId}`
}
