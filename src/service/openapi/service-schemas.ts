import { resourceDefinition } from '#contract/resources.ts'
import { roles } from '#contract/session.ts'
import { idJsonSchema } from './contract-schemas.ts'
import { ref, type JsonSchema } from './openapi-document.ts'
import { mapValues, readSchema } from './resource-schemas.ts'

/** Answers that are told by no zod schema of the contract, as the page doesn't read them. */
export function serviceSchemas(): Record<string, JsonSchema> {
  return {
    Health: {
      type: 'object',
      required: ['status', 'mode', 'store', 'version', 'powerLossSafe'],
      properties: {
        status: { type: 'string', examples: ['ok', 'database unavailable'] },
        mode: { type: 'string', enum: ['embedded', 'shared'] },
        store: { type: 'string' },
        version: { type: 'string' },
        powerLossSafe: { type: 'boolean', description: 'Whether an acknowledged change is on disk when the power goes.' },
      },
    },
    TaskExport: {
      type: 'object',
      required: ['links', 'data'],
      properties: {
        links: { type: 'object', required: ['self'], properties: { self: { type: 'string', format: 'uri' } } },
        data: { type: 'array', items: ref('schemas', 'Task') },
        included: { type: 'array', items: ref('schemas', 'AnyResource') },
      },
    },
    ApiDescription: {
      type: 'object',
      required: ['meta', 'links'],
      properties: {
        meta: {
          type: 'object',
          required: ['user', 'extensions'],
          properties: {
            user: {
              type: ['object', 'null'],
              required: ['id', 'role'],
              properties: { id: idJsonSchema, role: { type: 'string', enum: [...roles] }, ...mapValues(resourceDefinition('user').attributes, readSchema) },
              description: 'Whom the credentials belong to.',
            },
            extensions: { type: 'array', items: { type: 'string' }, description: 'What this service offers beyond Outreach’s contract, by name.' },
          },
        },
        links: { type: 'object', additionalProperties: { type: 'string', format: 'uri' }, description: 'Where the collections are.' },
      },
    },
  }
}
