import type { ResourceDefinition } from '#contract/resource-definition.ts'
import { answer, jsonApi, refusalsOf } from './answers.ts'
import { idJsonSchema } from './contract-schemas.ts'
import { exampleResource } from './example-values.ts'
import { listParameters, resourceParameters } from './list-parameters.ts'
import { ref, type OperationObject, type ParameterObject, type Paths } from './openapi-document.ts'
import { pascalCase, spacedWords } from './type-names.ts'

/** `{id}` in a path. */
export const idParameter: ParameterObject = {
  name: 'id', in: 'path', required: true, description: 'The resource’s id.', schema: idJsonSchema, example: 3,
}

/** `GET /<path>` of one type. */
export function listOperation(definition: ResourceDefinition, origin: string, tag: string): OperationObject {
  const plural = pascalCase(definition.path)
  const { type, path } = definition
  const first = `${origin}/api/v2/${path}?count=true&${encodeURIComponent('page[size]')}=50`
  return {
    operationId: `list${plural}`,
    summary: `List ${spacedWords(path)}`,
    tags: [tag],
    parameters: listParameters(definition),
    responses: {
      200: answer('A page.', jsonApi(ref('schemas', `${pascalCase(type)}List`), {
        data: [exampleResource(definition, origin)],
        links: { first },
        meta: { count: 1, count_truncated: false },
      })),
      ...refusalsOf(400, 401, 422),
    },
  }
}

/** `GET /<path>/{id}` of one type. */
export function getOperation(definition: ResourceDefinition, origin: string, tag: string): OperationObject {
  const name = pascalCase(definition.type)
  const words = spacedWords(definition.type)
  return {
    operationId: `get${name}`,
    summary: `Get ${/^[aeio]/.test(words) ? 'an' : 'a'} ${words}`,
    tags: [tag],
    parameters: [idParameter, ...resourceParameters(definition)],
    responses: {
      200: answer(`The ${words}.`, jsonApi(ref('schemas', `${name}Document`), { data: exampleResource(definition, origin) })),
      ...refusalsOf(400, 401, 404, 422),
    },
  }
}

/** Both paths of a read-only collection. */
export function collectionPaths(definition: ResourceDefinition, origin: string, tag: string): Paths {
  return {
    [`/api/v2/${definition.path}`]: { get: listOperation(definition, origin, tag) },
    [`/api/v2/${definition.path}/{id}`]: { get: getOperation(definition, origin, tag) },
  }
}
