import type { JsonSchema } from './openapi-document.ts'

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
    ApiDescription: {
      type: 'object',
      required: ['meta'],
      properties: {
        meta: { type: 'object', required: ['extensions'], properties: { extensions: { type: 'array', items: { type: 'string' }, description: 'What this service offers beyond Outreach’s contract, by name.' } } },
      },
    },
  }
}
