import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { errorCodes } from '#contract/errors.ts'
import { resourcesByType } from '#contract/resources.ts'
import { documentValidator } from '#testing/document-validator.ts'
import { statusOf } from './answers.ts'
import { buildOpenapi } from './build-openapi.ts'
import { methods, resolve, type JsonSchema, type OperationObject } from './openapi-document.ts'

const document = buildOpenapi({ publicOrigin: 'https://daysheet.example', version: '1.2.3' })

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  methods.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
)

const validator = documentValidator(document)

function expectValid(schema: JsonSchema, example: unknown, where: string): void {
  const validate = validator(schema)
  expect(validate(example), `${where}: ${JSON.stringify(validate.errors)}`).toBe(true)
}

test('the document is valid OpenAPI 3.1', async () => {
  const validation = new Validator()
  const { valid, errors } = await validation.validate(JSON.parse(JSON.stringify(document)) as Record<string, unknown>)
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
  expect(validation.version).toBe('3.1')
})

test('every reference leads somewhere', () => {
  const references = JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)
  for (const [, pointer = ''] of references) expect(resolve(document, { $ref: pointer }), pointer).toBeDefined()
})

test('each operation has a name of its own and a known tag', () => {
  const names = operations.map(({ operation }) => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
  const tags = document.tags.map(({ name }) => name)
  for (const { operation } of operations) expect(tags).toContain(operation.tags[0])
})

test.each(operations)('$method $path: each example fits its schema', ({ operation }) => {
  for (const parameter of operation.parameters ?? []) {
    const { name, schema, example } = resolve(document, parameter)
    if (example !== undefined) expectValid(schema, example, name)
  }
  for (const [type, { schema, example }] of Object.entries(operation.requestBody?.content ?? {})) {
    expect(example, `request example as ${type}`).toBeDefined()
    expectValid(schema, example, 'request')
  }
  for (const [status, pointer] of Object.entries(operation.responses)) {
    const response = resolve(document, pointer)
    for (const header of Object.values(response.headers ?? {})) {
      const { schema, example } = resolve(document, header)
      expectValid(schema, example, `header of ${status}`)
    }
    for (const [type, { schema, example }] of Object.entries(response.content ?? {})) {
      expect(example, `example of ${status} as ${type}`).toBeDefined()
      expectValid(schema, example, status)
    }
  }
})

test('every operation of the API refuses with error documents', () => {
  const api = operations.filter(({ operation }) => operation.security === undefined)
  expect(api.length).toBeGreaterThan(40)
  for (const { path, operation } of api) {
    for (const status of ['401', '406', '429', '500', '503']) expect(Object.keys(operation.responses), path).toContain(status)
    for (const [status, pointer] of Object.entries(operation.responses)) {
      if (Number(status) < 400) continue
      expect(JSON.stringify(resolve(document, pointer).content), `${path} ${status}`).toContain('#/components/schemas/ErrorDocument')
    }
  }
})

test('every error code of the contract has its status in the document', () => {
  const told = Object.keys(document.components.responses).map(statusOf)
  for (const { status } of Object.values(errorCodes)) expect(told).toContain(status)
})

test('each collection offers exactly the filters and sort keys of the contract', () => {
  for (const definition of resourcesByType.values()) {
    const operation = document.paths[`/api/v2/${definition.path}`]?.get as OperationObject
    const parameters = (operation.parameters ?? []).map((parameter) => resolve(document, parameter))
    const filters = parameters.map(({ name }) => name).filter((name) => name.startsWith('filter['))
    const expected = [
      'filter[id]',
      ...Object.entries(definition.attributes).filter(([, { filterable }]) => filterable).map(([name]) => `filter[${name}]`),
      ...definition.extraFilters.map((name) => `filter[${name}]`),
      ...Object.entries(definition.relationships).flatMap(([name, { filters: by }]) => Object.keys(by).map((key) => `filter[${name}][${key}]`)),
    ]
    expect(filters.toSorted()).toEqual(expected.toSorted())
    expect(parameters.map(({ name }) => name)).toContain('sort')
  }
})

test('a reader takes any state, a writer only the known actions', () => {
  const schemas = document.components.schemas
  expect(validator(schemas.Task ?? {})({ type: 'task', id: 1, attributes: { state: 'snoozed', action: 'linkedin_view_profile' } })).toBe(true)
  const draft = validator(schemas.TaskDraft ?? {})
  expect(draft({ data: { type: 'task', attributes: { action: 'call', dueAt: null }, relationships: { subject: { data: null } } } })).toBe(true)
  expect(draft({ data: { type: 'task', attributes: { action: 'linkedin_view_profile' } } })).toBe(false)
  expect(draft({ data: { type: 'task', attributes: { action: 'call', state: 'complete' } } })).toBe(false)
  expect(draft({ data: { type: 'task', id: 7, attributes: { action: 'call' } } })).toBe(false)
  expect(draft({ data: { type: 'task', attributes: { note: 'x' } } })).toBe(false)
  expect(draft({ data: { type: 'task', attributes: { action: 'call', note: 'x'.repeat(65_535) } } })).toBe(true)
  expect(draft({ data: { type: 'task', attributes: { action: 'call', note: 'x'.repeat(65_536) } } })).toBe(false)
  expect(draft({ data: { type: 'task', attributes: { action: 'call' }, relationships: { owner: { data: null } } } })).toBe(false)
})
