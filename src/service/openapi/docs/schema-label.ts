import type { JsonSchema } from '#service/openapi/openapi-document.ts'

/** What values a schema takes, in a few words: `string or null, at most 255`. */
export function schemaLabel(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? ''
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return [...new Set(choices.map(schemaLabel))].join(' or ')
  if (schema.items !== undefined) return `list of ${schemaLabel(schema.items)}`
  return [typeLabel(schema), rangeLabel(schema)].filter(Boolean).join(', ')
}

function typeLabel({ type, format }: JsonSchema): string {
  const types = typeof type === 'string' ? [type] : (type ?? ['any'])
  return types.map((name) => (name === 'string' && format !== undefined ? format : name)).join(' or ')
}

function rangeLabel({ minimum, maximum, maxLength }: JsonSchema): string {
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum
  if (minimum !== undefined && most !== undefined) return `${minimum} to ${most}`
  return maxLength === undefined ? '' : `at most ${maxLength}`
}

/** The values that a schema is closed to, or none. */
export function closedValues(schema: JsonSchema): readonly string[] {
  const item = schema.items ?? schema
  const values = item.enum ?? item.anyOf?.flatMap((choice) => choice.enum ?? []) ?? []
  return values.map(String)
}
