import type { Resource } from '#contract/json-api.ts'
import type { ListQuery } from '#contract/list-query.ts'
import { relatedId } from '#contract/task.ts'
import type { ReadContext } from '#service/resources/resource-reader.ts'
import { streamTasks, type TaskBatch } from '#service/resources/stream-tasks.ts'
import { csvLine } from './csv-cells.ts'
import { exportHeader } from './task-columns.ts'

const shownRecords = ['owner', 'prospect', 'account', 'taskPriority', 'sequence']

/** A list as CSV that the importer takes back, batch by batch. Begins with the mark by which spreadsheets know UTF-8. */
export async function* exportCsv(context: ReadContext, query: ListQuery): AsyncGenerator<string, void, undefined> {
  yield `\uFEFF${csvLine(exportHeader)}`
  for await (const batch of streamTasks(context, { ...query, include: shownRecords, fields: {} })) yield batchLines(batch)
}

function batchLines({ data, included }: TaskBatch): string {
  const records = new Map(included.map((resource) => [`${resource.type}:${resource.id}`, resource.attributes]))
  return data.map((task) => csvLine(cellsOf(task, records))).join('')
}

/** In the order of `exportHeader`. */
function cellsOf(task: Resource, records: ReadonlyMap<string, Resource['attributes']>): (string | number | null)[] {
  const { attributes } = task
  const record = (type: string, relationship = type) => records.get(`${type}:${relatedId(task, relationship)}`)
  const prospect = record('prospect')
  const emails = prospect?.emails
  return [
    text(record('user', 'owner')?.email),
    text(prospect?.name),
    Array.isArray(emails) ? text(emails[0]) : null,
    text(record('account')?.name) ?? text(prospect?.company),
    text(attributes.action),
    text(attributes.dueAt),
    text(record('taskPriority')?.name),
    text(attributes.note),
    text(attributes.state),
    task.id,
    text(attributes.taskType),
    text(attributes.createdAt),
    text(attributes.completedAt),
    text(record('sequence')?.name),
  ]
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
