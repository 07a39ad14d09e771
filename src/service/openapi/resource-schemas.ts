import type { AttributeDefinition, RelationshipDefinition, ResourceDefinition } from '#contract/resource-definition.ts'
import { idJsonSchema, instantJsonSchema } from './contract-schemas.ts'
import { ref, type JsonSchema } from './openapi-document.ts'
import { pascalCase } from './type-names.ts'

const kinds: Readonly<Record<AttributeDefinition['kind'], JsonSchema>> = {
  boolean: { type: 'boolean' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  instant: instantJsonSchema,
  string: { type: 'string' },
  text: { type: 'string' },
  strings: { type: 'array', items: { type: 'string' } },
}

/** What a reader gets: a list of values is told, not closed, since a service may send others. */
export function readSchema(attribute: AttributeDefinition): JsonSchema {
  const known = attribute.values && `One of ${attribute.values.map((value) => `\`${value}\``).join(', ')}; a reader takes others as well.`
  const description = [attribute.description, known].filter(Boolean).join(' ')
  return {
    ...nullable(kinds[attribute.kind], attribute.nullable),
    ...(attribute.maxLength !== undefined && { maxLength: attribute.maxLength }),
    ...(attribute.values && { examples: [...attribute.values] }),
    ...(description !== '' && { description }),
  }
}

/** What a writer may send: only the known values. */
export function writeSchema(attribute: AttributeDefinition): JsonSchema {
  const { maxLength, values, description } = attribute
  return {
    ...nullable(kinds[attribute.kind], attribute.nullable),
    ...(maxLength !== undefined && { maxLength }),
    ...(values && { enum: attribute.nullable ? [...values, null] : [...values] }),
    ...(description !== undefined && { description }),
  }
}

function nullable(schema: JsonSchema, isNullable: boolean): JsonSchema {
  return isNullable && typeof schema.type === 'string' ? { ...schema, type: [schema.type, 'null'] } : schema
}

/** `{type, id}` of one of `targets`. */
export function identifierOf(targets: readonly string[]): JsonSchema {
  return {
    type: 'object',
    required: ['type', 'id'],
    properties: { type: { type: 'string', enum: [...targets] }, id: idJsonSchema },
    additionalProperties: false,
  }
}

/** A relationship as a reader gets it. */
export function relationshipSchema(relationship: RelationshipDefinition): JsonSchema {
  const identifier = identifierOf(relationship.targets)
  const links: JsonSchema = { type: 'object', required: ['related'], properties: { related: { type: 'string', format: 'uri' } } }
  const description = relationship.description === undefined ? {} : { description: relationship.description }
  switch (relationship.shape) {
    case 'toOne':
      return { type: 'object', required: ['data'], properties: { data: { anyOf: [identifier, { type: 'null' }] } }, ...description }
    case 'identifiers':
      return { type: 'object', required: ['data'], properties: { data: { type: 'array', items: identifier } }, ...description }
    case 'linksOnly':
      return { type: 'object', required: ['links'], properties: { links, data: { type: 'array', items: identifier } }, ...description }
  }
}

/** The schemas of one type: its resource, a single answer and a list of it. Nothing inside is required: `fields[…]` may leave it out. */
export function resourceSchemas(definition: ResourceDefinition): Record<string, JsonSchema> {
  const name = pascalCase(definition.type)
  const included: JsonSchema = { type: 'array', items: ref('schemas', 'AnyResource'), description: 'What `include` names, each once.' }
  return {
    [name]: {
      type: 'object',
      required: ['type', 'id'],
      properties: {
        type: { type: 'string', const: definition.type },
        id: idJsonSchema,
        attributes: { type: 'object', properties: mapValues(definition.attributes, readSchema) },
        relationships: { type: 'object', properties: mapValues(definition.relationships, relationshipSchema) },
        meta: ref('schemas', 'ResourceMeta'),
        links: { type: 'object', properties: { self: { type: 'string', format: 'uri' } } },
      },
    },
    [`${name}Document`]: { type: 'object', required: ['data'], properties: { data: ref('schemas', name), included } },
    [`${name}List`]: {
      type: 'object',
      required: ['data'],
      properties: {
        data: { type: 'array', items: ref('schemas', name) },
        included,
        links: ref('schemas', 'PageLinks'),
        meta: ref('schemas', 'PageMeta'),
      },
    },
  }
}

/** Any type of the contract, told apart by `type`. */
export function anyResourceSchema(types: readonly string[]): JsonSchema {
  const pointers = types.map((type) => ref('schemas', pascalCase(type)))
  return {
    oneOf: pointers,
    discriminator: { propertyName: 'type', mapping: Object.fromEntries(types.map((type) => [type, ref('schemas', pascalCase(type)).$ref])) },
  }
}

/** `record` with each value put through `change`. */
export function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
