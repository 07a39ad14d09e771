import { taskResource } from '#contract/task-resource.ts'
import { idJsonSchema } from './contract-schemas.ts'
import { identifierOf, mapValues, writeSchema } from './resource-schemas.ts'
import type { JsonSchema } from './openapi-document.ts'

/** What `POST /tasks` and `PATCH /tasks/{id}` take: only what can be written, each value strictly. */
export function taskDraftSchemas(): Record<string, JsonSchema> {
  const attributes = mapValues(writable(taskResource.attributes), writeSchema)
  const relationships = mapValues(writable(taskResource.relationships), ({ targets }): JsonSchema => ({
    type: 'object',
    required: ['data'],
    properties: { data: { anyOf: [identifierOf(targets), { type: 'null' }] } },
    additionalProperties: false,
  }))
  const type: JsonSchema = { type: 'string', const: taskResource.type }
  const members = { attributes: closed(attributes), relationships: closed(relationships) }
  return {
    TaskDraft: closed({ data: closed({ type, ...members }, ['type']) }, ['data']),
    TaskPatch: closed({ data: closed({ type, id: idJsonSchema, ...members }, ['type', 'id']) }, ['data']),
  }
}

function writable<Definition extends { writable: boolean }>(definitions: Readonly<Record<string, Definition>>): Record<string, Definition> {
  return Object.fromEntries(Object.entries(definitions).filter(([, definition]) => definition.writable))
}

function closed(properties: Record<string, JsonSchema>, required: readonly string[] = []): JsonSchema {
  return { type: 'object', ...(required.length > 0 && { required }), properties, additionalProperties: false }
}
