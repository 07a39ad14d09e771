import { importMessageSchema, importReportSchema, type ImportReport } from '#contract/import-report.ts'
import { taskResource } from '#contract/task-resource.ts'
import { exportHeader } from '#service/workspace/task-columns.ts'
import { answer, jsonApi, refusalsOf } from './answers.ts'
import { fromZod } from './contract-schemas.ts'
import { exampleResource } from './example-values.ts'
import { listParameters } from './list-parameters.ts'
import { ref, type JsonSchema, type Paths } from './openapi-document.ts'

const csvExample = `owner e-mail,prospect,company,action,due,priority,note
dana.li@example.com,Ana Lopez,Northwind,call,2026-05-01 09:00,High,Ask about the pilot.
`

const exportExample = `${exportHeader.join(',')}
dana.li@example.com,Ana Lopez,ana@northwind.example,Northwind,call,2026-05-01T09:00:00.000Z,High,Ask about the pilot.,incomplete,3,manual,2026-04-01T08:00:00.000Z,,
`

const report: ImportReport = { rows: 1, created: 1, existing: 0, skipped: 0, newOwners: [], newProspects: 1, newAccounts: 0, badCount: 0, bad: [] }

/** Files of tasks, in and out. */
export function transferPaths(origin: string): Paths {
  const self = `${origin}/api/v2/tasks/export?format=jsonapi`
  return {
    '/api/v2/tasks/export': {
      get: {
        operationId: 'exportTasks',
        summary: 'Export tasks',
        description: 'All tasks of a list, with its filters and order, streamed; the page asked for doesn’t matter. The CSV can be imported again.',
        tags: ['Task extensions'],
        parameters: [
          { name: 'format', in: 'query', description: 'What to answer with.', schema: { type: 'string', enum: ['csv', 'jsonapi'], default: 'csv' }, example: 'csv' },
          ...listParameters(taskResource),
        ],
        responses: {
          200: answer('The tasks.', {
            'text/csv': { schema: { type: 'string' }, example: exportExample },
            ...jsonApi(ref('schemas', 'TaskExport'), { links: { self }, data: [exampleResource(taskResource, origin)] }),
          }, { 'Content-Disposition': { description: 'Names the file.', schema: { type: 'string' }, example: 'attachment; filename="tasks-2026-05-01.csv"' } }),
          ...refusalsOf(400, 401, 422),
        },
      },
    },
    '/api/v2/import': {
      post: {
        operationId: 'importTasks',
        summary: 'Import tasks',
        description:
          'For admins. Nothing is made unless every row is good, or `skipBad` is set; importing the same file twice makes nothing twice. With `Accept: application/x-ndjson` the answer tells the progress, line by line, and then the report.',
        tags: ['Task extensions'],
        parameters: [
          flag('skipBad', 'Imports the good rows and leaves out the bad ones.'),
          flag('createOwners', 'Makes a person for each owner that nobody knows.'),
          flag('dryRun', 'Only says what is wrong with the file; nothing is made.'),
          { name: 'timeZone', in: 'query', description: 'The IANA zone of dates without one.', schema: { type: 'string', default: 'UTC' }, example: 'Europe/Lisbon' },
        ],
        requestBody: { required: true, content: { 'text/csv': { schema: { type: 'string' }, example: csvExample } } },
        responses: {
          200: answer('What the import did.', {
            'application/json': { schema: fromZod(importReportSchema), example: report },
            'application/x-ndjson': { schema: linesOf(fromZod(importMessageSchema)), example: `{"progress":{"done":1,"rows":1}}\n${JSON.stringify({ report })}\n` },
          }),
          ...refusalsOf(400, 401, 403, 413, 415, 422),
        },
      },
    },
  }
}

function flag(name: string, description: string) {
  return { name, in: 'query' as const, description, schema: { type: 'boolean', default: false }, example: false }
}

/** OpenAPI 3.1 has no word for JSON lines: a text, with the schema of a line told beside it. */
function linesOf(line: JsonSchema): JsonSchema {
  return { type: 'string', description: `Each line is JSON: ${line.anyOf?.map(({ properties = {} }) => `\`{"${Object.keys(properties).join('", "')}": …}\``).join(', ') ?? 'a message'}.` }
}
