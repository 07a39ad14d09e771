import { resourcesByType } from '#contract/resources.ts'
import { taskResource } from '#contract/task-resource.ts'
import { refusalResponses, sharedHeaders } from './answers.ts'
import { collectionPaths } from './collection-paths.ts'
import { sharedSchemas } from './contract-schemas.ts'
import { introduction } from './introduction.ts'
import { fieldsParameter, pageParameters } from './list-parameters.ts'
import type { ComponentsObject, OpenApiDocument, Paths } from './openapi-document.ts'
import { anyResourceSchema, resourceSchemas } from './resource-schemas.ts'
import { savedViewPaths } from './saved-view-paths.ts'
import { servicePaths } from './service-paths.ts'
import { serviceSchemas } from './service-schemas.ts'
import { taskDraftSchemas } from './task-draft-schemas.ts'
import { taskExtensionPaths } from './task-extension-paths.ts'
import { teamPaths } from './team-paths.ts'
import { idempotencyKey, taskPaths } from './task-paths.ts'
import { transferPaths } from './transfer-paths.ts'
import { pascalCase } from './type-names.ts'

/** The OpenAPI 3.1 document of the whole service, made from the contract. Pure: same input, same document. */
export function buildOpenapi({ publicOrigin, version }: { publicOrigin: string; version: string }): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Daysheet Task API',
      version,
      summary: 'Tasks of a sales team, in the contract of the Outreach REST API v2.',
      description: introduction,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicOrigin, description: 'This service' }],
    security: [{ bearer: [] }, { session: [] }],
    tags: [
      { name: 'Tasks', description: 'Read, create, update and delete.' },
      { name: 'Task actions', description: 'Each is one transaction with an entry in the task’s history, and answers with the whole task. There is no reopen and no skip.' },
      { name: 'Task extensions', description: 'Beyond Outreach’s contract; told in `GET /api/v2`.' },
      { name: 'Team', description: 'Who has how much, and when they work. Beyond Outreach’s contract; told in `GET /api/v2`.' },
      { name: 'Saved views', description: 'Views of the inbox that people keep, and share with their team. Beyond Outreach’s contract; told in `GET /api/v2`.' },
      { name: 'Related collections', description: 'Read-only, in the same grammar: names and pickers.' },
      { name: 'Session', description: 'How a browser signs in. These answers are plain JSON.' },
      { name: 'Service', description: 'The service about itself.' },
    ],
    paths: allPaths(publicOrigin, version),
    components: components(),
  }
}

function allPaths(origin: string, version: string): Paths {
  const related = [...resourcesByType.values()].filter(({ type }) => type !== taskResource.type)
  return {
    ...taskPaths(origin),
    ...taskExtensionPaths(origin),
    ...teamPaths(origin),
    ...savedViewPaths(origin),
    ...transferPaths(origin),
    ...Object.assign({}, ...related.map((definition) => collectionPaths(definition, origin, 'Related collections'))),
    ...servicePaths(origin, version),
  }
}

function components(): ComponentsObject {
  const definitions = [...resourcesByType.values()]
  return {
    schemas: {
      ...Object.assign({}, ...definitions.map(resourceSchemas)),
      AnyResource: anyResourceSchema([...resourcesByType.keys()]),
      ...taskDraftSchemas(),
      ...sharedSchemas(),
      ...serviceSchemas(),
    },
    parameters: {
      idempotencyKey,
      ...pageParameters,
      ...Object.fromEntries(definitions.map((definition) => [`fields${pascalCase(definition.type)}`, fieldsParameter(definition)])),
    },
    headers: sharedHeaders,
    responses: refusalResponses(),
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', description: 'The operator’s API token; it acts as the workspace’s first admin.' },
      session: { type: 'apiKey', in: 'cookie', name: 'daysheet_session', description: 'The cookie that `POST /session` sets.' },
    },
  }
}
