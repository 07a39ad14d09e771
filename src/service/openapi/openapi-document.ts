/** A JSON Schema (2020-12), as far as this document uses it. */
export interface JsonSchema {
  $ref?: string
  type?: string | readonly string[]
  format?: string
  description?: string
  const?: unknown
  enum?: readonly unknown[]
  examples?: readonly unknown[]
  default?: unknown
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  minProperties?: number
  maxProperties?: number
  required?: readonly string[]
  properties?: Readonly<Record<string, JsonSchema>>
  additionalProperties?: boolean | JsonSchema
  items?: JsonSchema
  anyOf?: readonly JsonSchema[]
  oneOf?: readonly JsonSchema[]
  discriminator?: { propertyName: string; mapping: Readonly<Record<string, string>> }
}

/** A path, query or header parameter. */
export interface ParameterObject {
  name: string
  in: 'path' | 'query' | 'header'
  description: string
  required?: boolean
  style?: 'form' | 'deepObject'
  explode?: boolean
  schema: JsonSchema
  example?: unknown
}

/** One representation of a body. */
export interface MediaTypeObject {
  schema: JsonSchema
  example?: unknown
}

export type ContentObject = Readonly<Record<string, MediaTypeObject>>

export interface HeaderObject {
  description: string
  required?: boolean
  schema: JsonSchema
  example?: unknown
}

export interface ReferenceObject {
  $ref: string
}

export interface ResponseObject {
  description: string
  headers?: Readonly<Record<string, HeaderObject | ReferenceObject>>
  content?: ContentObject
}

export interface OperationObject {
  operationId: string
  summary: string
  description?: string
  tags: readonly string[]
  parameters?: readonly (ParameterObject | ReferenceObject)[]
  requestBody?: { description?: string; required: boolean; content: ContentObject }
  responses: Readonly<Record<string, ResponseObject | ReferenceObject>>
  /** Empty: anybody may ask. Absent: the document's own. */
  security?: readonly Readonly<Record<string, readonly string[]>>[]
}

export const methods = ['get', 'post', 'patch', 'delete'] as const
export type Method = (typeof methods)[number]
export type PathItem = Partial<Readonly<Record<Method, OperationObject>>>
export type Paths = Readonly<Record<string, PathItem>>

export interface ComponentsObject {
  schemas: Readonly<Record<string, JsonSchema>>
  parameters: Readonly<Record<string, ParameterObject>>
  headers: Readonly<Record<string, HeaderObject>>
  responses: Readonly<Record<string, ResponseObject>>
  securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** The part of OpenAPI 3.1 that the service speaks. */
export interface OpenApiDocument {
  openapi: '3.1.0'
  info: { title: string; version: string; summary: string; description: string; license: { name: string; identifier: string } }
  servers: readonly { url: string; description: string }[]
  security: readonly Readonly<Record<string, readonly string[]>>[]
  tags: readonly { name: string; description: string }[]
  paths: Paths
  components: ComponentsObject
}

/** A pointer at a shared part, such as `ref('schemas', 'Task')`. */
export function ref(kind: keyof ComponentsObject, name: string): ReferenceObject {
  return { $ref: `#/components/${kind}/${name}` }
}

/** What `part` is, or what it points at. */
export function resolve<Part extends object>(document: OpenApiDocument, part: Part | ReferenceObject): Part {
  if (!('$ref' in part) || typeof part.$ref !== 'string') return part as Part
  const target = part.$ref.slice(2).split('/').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document)
  // The document is built beside this function and its test follows every reference, so the target has the place's kind.
  return target as Part
}
