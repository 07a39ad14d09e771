import { useQuery } from '@tanstack/react-query'
import type { Notice, NoticeField } from '#web/data/notices.ts'
import { relatedResource } from '#web/data/related.ts'
import { taskPrioritiesQuery } from '#web/data/task-priorities.ts'
import { usersQuery } from '#web/data/users.ts'
import { dueText, exactText, momentText } from '#web/lib/due-text.ts'
import { words } from '#web/task/task-kind.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'

const labels: Record<string, string> = {
  dueAt: 'Due',
  note: 'Note',
  opportunityAssociation: 'Opportunity',
  ownerId: 'Owner',
  taskPriorityId: 'Priority',
  state: 'State',
}

/** Both sides of a conflict, field by field, with who was faster and when. */
export function ConflictFields({ notice: { fields = [], by, at } }: { notice: Notice }) {
  const setting = { now: useNow(), zone: viewerZone }
  return (
    <>
      <table className="mt-2 w-full table-fixed text-left text-row text-ink">
        <thead className="text-meta text-ink-3">
          <tr>
            <th scope="col" className="w-20 font-medium">
              <span className="sr-only">Field</span>
            </th>
            <th scope="col" className="pr-3 font-medium">
              Yours
            </th>
            <th scope="col" className="font-medium">
              Theirs
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <FieldRow key={field.name} field={field} />
          ))}
        </tbody>
      </table>
      {(by != null || at != null) && (
        <p className="mt-2 text-meta text-ink-3">
          {by != null ? `Changed by ${by}` : 'Changed'}
          {at != null && (
            <>
              {', '}
              <time dateTime={at} title={exactText(at, setting)}>
                {momentText(at, setting)}
              </time>
            </>
          )}
        </p>
      )}
    </>
  )
}

function FieldRow({ field }: { field: NoticeField }) {
  const textOf = useValueText(field.name)
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="py-1.5 pr-3 font-normal text-ink-3">
        {labels[field.name] ?? words(field.name)}
      </th>
      <td className="py-1.5 pr-3 wrap-anywhere">{textOf(field.yours)}</td>
      <td className="py-1.5 font-medium wrap-anywhere">{textOf(field.theirs)}</td>
    </tr>
  )
}

/** Values as a person reads them: a date in words, a colleague by name. */
function useValueText(name: string): (value: unknown) => string {
  const setting = { now: useNow(), zone: viewerZone }
  const { data: users } = useQuery({ ...usersQuery, enabled: name === 'ownerId' })
  const { data: priorities } = useQuery({ ...taskPrioritiesQuery, enabled: name === 'taskPriorityId' })
  return (value) => {
    if (value === null || value === undefined || value === '') return 'None'
    if (name === 'dueAt') return dueText(String(value), setting).text
    const id = Number(value)
    if (name === 'ownerId') return (users?.find((user) => user.id === id) ?? relatedResource('user', id))?.attributes.name ?? `Person ${id}`
    if (name === 'taskPriorityId') return (priorities?.find((one) => one.id === id) ?? relatedResource('taskPriority', id))?.attributes.name ?? `Priority ${id}`
    return name === 'opportunityAssociation' || name === 'state' ? words(String(value)) : String(value)
  }
}
