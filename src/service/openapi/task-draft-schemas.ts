import { taskResource } from '#contract/task-resource.ts'
import { idJsonSchema } from './contract-schemas.ts'
import { identifierOf, mapValues, writeSchema } from './resource-schemas.ts'
import type { JsonSchema } from './openapi-document.ts'

/** What `POST /tasks` and `PATCH /tasks/{id}` take: only what can be written, each value strictly. */
export function taskDraftSchemas(): Record<string, JsonSchema> {
  const attributes = mapValues(writable(taskResource.attributes), writeSchema)
  const relationships = Object.fromEntries(Object.entries(writable(taskResource.relationships)).map(([name, { targets }]) => {
    const identifier = identifierOf(targets)
    // A task always has an owner; every other relationship can be emptied.
    return [name, closed({ data: name === 'owner' ? identifier : { anyOf: [identifier, { type: 'null' }] } }, ['data'])]
  }))
  const type: JsonSchema = { type: 'string', const: taskResource.type }
  const draft = { type, attributes: closed(attributes, ['action']), relationships: closed(relationships) }
  const patch = { type, id: idJsonSchema, attributes: closed(attributes), relationships: closed(relationships) }
  return {
    TaskDraft: closed({ data: closed(draft, ['type', 'attributes']) }, ['data']),
    TaskPatch: closed({ data: closed(patch, ['type', 'id']) }, ['data']),
  }
}

function writable<Definition extends { writable: boolean }>(definitions: Readonly<Record<string, Definition>>): Record<string, Definition> {
  return Object.fromEntries(Object.entries(definitions).filter(([, definition]) => definition.writable))
}

function closed(properties: Record<string, JsonSchema>, required: readonly string[] = []): JsonSchema {
  return { type: 'object', ...(required.length > 0 && { required }), properties, additionalProperties: false }
}
