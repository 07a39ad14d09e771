import * as z from 'zod/mini'
import { coverDocumentSchema, coverDraftSchema, coverEndSchema, coverListSchema } from '#contract/cover.ts'
import { errorCodes, errorDocumentSchema } from '#contract/errors.ts'
import { idSchema, instantSchema, pageLinksSchema, pageMetaSchema, resourceMetaSchema } from '#contract/json-api.ts'
import { repSettingsDocumentSchema, repSettingsPatchSchema } from '#contract/rep-settings.ts'
import { repTrendSchema } from '#contract/rep-trend.ts'
import { savedViewDocumentSchema, savedViewDraftSchema, savedViewListSchema, savedViewPatchSchema } from '#contract/saved-view.ts'
import { sessionSchema, signInSchema } from '#contract/session.ts'
import { taskCountsSchema } from '#contract/task-counts.ts'
import { taskHistorySchema } from '#contract/task-event.ts'
import { teamLoadSchema } from '#contract/team-load.ts'
import { messagesSeenSchema, teamMessageDraftSchema, teamMessageListSchema } from '#contract/team-message.ts'
import type { JsonSchema } from './openapi-document.ts'

/** A positive integer that JavaScript can hold: what the contract calls an id. */
export const idJsonSchema: JsonSchema = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER }

/** An instant as the service writes it. */
export const instantJsonSchema: JsonSchema = { type: 'string', format: 'date-time' }

/** `schema` as JSON Schema: what a sender writes (`input`) or a reader gets (`output`). */
export function fromZod(schema: z.core.$ZodType, io: 'input' | 'output' = 'output'): JsonSchema {
  const { $schema: _dialect, ...converted } = z.toJSONSchema(schema, {
    io,
    override: ({ zodSchema, jsonSchema }) => {
      // Two schemas of the contract say more to a person than their checks say to a machine.
      if (zodSchema === idSchema) replace(jsonSchema, idJsonSchema)
      if (zodSchema === instantSchema) replace(jsonSchema, instantJsonSchema)
    },
  })
  return converted as JsonSchema
}

function replace(target: object, source: object): void {
  for (const key of Object.keys(target)) Reflect.deleteProperty(target, key)
  Object.assign(target, source)
}

/** Whether what `schema` describes may be left out. */
export function isOptional(schema: z.core.$ZodType): boolean {
  return schema._zod.optin === 'optional'
}

/** The parts of a document that all resource types share, straight from the contract. */
export function sharedSchemas(): Record<string, JsonSchema> {
  const codes = Object.entries(errorCodes).map(([id, { status }]) => `\`${id}\` (${status})`)
  return {
    ErrorDocument: {
      ...fromZod(errorDocumentSchema, 'input'),
      description: `Every finding, not only the first. \`id\` is a code: ${codes.join(', ')}; others may come. There is no \`status\` member.`,
    },
    PageLinks: {
      ...fromZod(pageLinksSchema, 'input'),
      description: 'Absolute, each holding every parameter of the request. No `last`; no `next` on the last page.',
    },
    PageMeta: { ...fromZod(pageMetaSchema, 'input'), description: 'Present with `count=true`.' },
    ResourceMeta: {
      ...fromZod(resourceMetaSchema, 'input'),
      description: '`rev` orders copies of one task; `snoozedAt` stands on one that was put off and not moved or done since. `canWrite` and `canDelete` come with `provideAuthorizationMeta=true`, `dataConnections` with `provideDataConnections=true`.',
    },
    TaskHistory: { ...fromZod(taskHistorySchema, 'input'), description: 'Entries of one task’s history. A reader takes actions, actors and changes that it doesn’t know.' },
    TaskCounts: { ...fromZod(taskCountsSchema, 'input'), description: 'By the caller’s own names.' },
    TeamLoad: { ...fromZod(teamLoadSchema, 'input'), description: '`counts` and `minutes` have a number for each window; `dueWhileAway` is how much of the first fell due on days off.' },
    CoverList: { ...fromZod(coverListSchema, 'input'), description: 'Leaves that are covered now or will be.' },
    CoverDocument: { ...fromZod(coverDocumentSchema, 'input'), description: 'A leave with what became of each task.' },
    CoverDraft: { ...fromZod(coverDraftSchema, 'input'), description: 'Who is away, from which day to which, and what goes to whom.' },
    TeamMessageList: { ...fromZod(teamMessageListSchema, 'input'), description: 'Hand-overs to the asker, and calls for help.' },
    TeamMessageDraft: { ...fromZod(teamMessageDraftSchema, 'input'), description: 'Why work is handed over, or a call for help.' },
    TeamMessagesSeen: { ...fromZod(messagesSeenSchema, 'input'), description: 'Until when all was seen.' },
    CoverEnd: { ...fromZod(coverEndSchema, 'input'), description: 'The work was given back.' },
    RepTrend: { ...fromZod(repTrendSchema, 'input'), description: 'One entry a window.' },
    RepSettingsPatch: { ...fromZod(repSettingsPatchSchema, 'input'), description: 'What is to change.' },
    RepSettingsDocument: { ...fromZod(repSettingsDocumentSchema, 'input'), description: 'When and how much a person works.' },
    SavedViewList: { ...fromZod(savedViewListSchema, 'input'), description: 'The reader’s own views, and those that are shared with them.' },
    SavedViewDocument: { ...fromZod(savedViewDocumentSchema, 'input'), description: 'A view that somebody keeps.' },
    SavedViewDraft: { ...fromZod(savedViewDraftSchema, 'input'), description: 'A view and its name.' },
    SavedViewPatch: { ...fromZod(savedViewPatchSchema, 'input'), description: 'What is to change.' },
    Session: { ...fromZod(sessionSchema), description: 'Who is signed in, or who can be picked.' },
    SignIn: { ...fromZod(signInSchema, 'input'), description: 'Pick a person of the sample workspace, or present an operator token.' },
  }
}
