import { repSettingsPath } from '#contract/rep-settings.ts'
import { taskHistoryPath, taskHistorySchema } from '#contract/task-event.ts'
import { taskDocumentSchema, type Task } from '#contract/task.ts'
import { listDocumentSchema, resourceSchema } from '#contract/json-api.ts'
import { apiToken, type ServiceProcess } from './service-process.ts'

/** Asks the service as its admin, outside any browser. Throws on anything but a success. */
export async function ask(service: ServiceProcess, path: string, { method = 'GET', body }: { method?: string; body?: unknown } = {}): Promise<unknown> {
  const response = await fetch(service.url + path, {
    method,
    headers: { Authorization: `Bearer ${apiToken}`, ...(body !== undefined && { 'Content-Type': 'application/vnd.api+json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.status === 204 ? null : response.json()
}

/** Id of the person of that name in the sample workspace. */
export async function userIdOf(service: ServiceProcess, name: string): Promise<number> {
  const users = listDocumentSchema(resourceSchema).parse(await ask(service, '/api/v2/users?page[size]=100'))
  const user = users.data.find((one) => one.attributes.name === name)
  if (!user) throw new Error(`nobody is called ${name}`)
  return user.id
}

/** Has somebody work every day of the week: who is off today has no room and isn't drowning, whatever there is to do. */
export async function worksEveryDay(service: ServiceProcess, name: string): Promise<void> {
  const id = await userIdOf(service, name)
  await ask(service, repSettingsPath(id), { method: 'PATCH', body: { data: { type: 'repSettings', id, attributes: { workDays: [1, 2, 3, 4, 5, 6, 7] } } } })
}

/** Makes a task of `owner` that stands first in their inbox: due long ago. Its note names it. A call unless another `action` is given. */
export async function makeTask(service: ServiceProcess, owner: string, note: string, action = 'call'): Promise<Task> {
  const prospects = listDocumentSchema(resourceSchema).parse(await ask(service, '/api/v2/prospects?page[size]=1'))
  const document = await ask(service, '/api/v2/tasks', {
    method: 'POST',
    body: {
      data: {
        type: 'task',
        attributes: { action, dueAt: '2020-03-02T14:00:00.000Z', note },
        relationships: {
          owner: { data: { type: 'user', id: await userIdOf(service, owner) } },
          subject: { data: { type: 'prospect', id: prospects.data[0]?.id } },
        },
      },
    },
  })
  return taskDocumentSchema.parse(document).data
}

/** The task as the service holds it now. */
export async function readTask(service: ServiceProcess, id: number): Promise<Task> {
  return taskDocumentSchema.parse(await ask(service, `/api/v2/tasks/${id}`)).data
}

/** The names of the actions on a task since it was made, oldest first. */
export async function actionsOn(service: ServiceProcess, id: number): Promise<string[]> {
  const { data } = taskHistorySchema.parse(await ask(service, taskHistoryPath(id)))
  return data.map(({ attributes }) => attributes.action).filter((action) => action !== 'create').reverse()
}
