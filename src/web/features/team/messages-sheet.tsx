import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import type { Person } from '#contract/session.ts'
import { longestMessage, type TeamMessage } from '#contract/team-message.ts'
import { acceptedTasks } from '#web/data/accepted-tasks.ts'
import { taskName } from '#web/data/task-name.ts'
import { endHelp, namedTasksQuery, putAway, teamMessagesQuery, tellTeam } from '#web/data/team-messages.ts'
import { momentText } from '#web/lib/due-text.ts'
import { paths } from '#web/paths.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { say } from '#web/ui/messages.ts'
import { SideSheet } from '#web/ui/side-sheet.tsx'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { handoverTitle } from './message-words.ts'

/** Rows that one message shows; the rest is in the inbox. */
const mostShown = 50

/** What came in, from whom and why; who asks for help; and, for a rep, the way to ask. */
export function MessagesSheet({ user, onClose }: { user: Person; onClose: () => void }) {
  const { data: messages = [], isError } = useQuery(teamMessagesQuery)
  const handovers = messages.filter(({ attributes }) => attributes.kind === 'handover')
  const calls = messages.filter(({ attributes }) => attributes.kind === 'help')
  useQuery(namedTasksQuery(handovers.flatMap(({ attributes }) => attributes.tasks.slice(0, mostShown).map(({ taskId }) => taskId)), viewerZone))
  const own = calls.find(({ attributes }) => attributes.from?.id === user.id)
  const [failure, setFailure] = useState<string | null>(null)
  const attempt = async (work: () => Promise<void>, done: string) => {
    setFailure(null)
    try {
      await work()
      say(done, { isShown: true })
    } catch (error) {
      setFailure(error instanceof Error ? error.message : 'That could not be done.')
    }
  }
  const newest = handovers.map(({ attributes }) => attributes.at).sort().at(-1)
  return (
    <SideSheet
      title="From your team"
      onClose={onClose}
      footer={newest !== undefined && (
        <Button variant="primary" onClick={() => void attempt(() => putAway(newest), 'Put away. The tasks are in your inbox.').then(onClose)}>
          Got it
        </Button>
      )}
    >
      <div className="flex flex-col gap-6 p-4">
        {failure !== null && (
          <p role="alert" className="text-row text-danger">
            {failure}
          </p>
        )}
        {isError && <p className="text-row text-danger">What came in can’t be read just now.</p>}
        {handovers.map((message) => (
          <Handover key={`${message.id}`} message={message} />
        ))}
        {calls.filter((call) => call !== own).map((call) => (
          <HelpCall key={call.id} call={call} onEnd={(id) => void attempt(() => endHelp(id), 'Done: they see that their call was heard.')} onClose={onClose} />
        ))}
        {user.role === 'rep' && (own === undefined ? <AskForHelp onAsk={(note) => attempt(() => tellTeam({ kind: 'help', note }), 'Your manager sees it.')} /> : <OwnCall call={own} onEnd={() => void attempt(() => endHelp(user.id), 'Taken back.')} />)}
        {handovers.length + calls.length === 0 && user.role !== 'rep' && <p className="text-row text-ink-3">Nothing came in, and nobody asks for help.</p>}
      </div>
    </SideSheet>
  )
}

function Handover({ message }: { message: TeamMessage }) {
  const { from, note, at, tasks } = message.attributes
  const now = useNow()
  const title = handoverTitle(message)
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <div className="flex items-start gap-2.5">
        <Avatar name={from?.name ?? 'Somebody'} />
        <div className="min-w-0">
          <h3 className="text-row font-semibold text-ink">{title}</h3>
          <p className="text-meta text-ink-3">{momentText(at, { now, zone: viewerZone })}</p>
        </div>
      </div>
      {note !== '' && <blockquote className="border-l-2 border-accent pl-3 text-row whitespace-pre-wrap text-ink">{note}</blockquote>}
      <ul>
        {tasks.slice(0, mostShown).map(({ taskId }) => (
          <li key={taskId} className="border-t border-line">
            <Link href={`${paths.inbox}?state=any&task=${taskId}`} className="flex min-h-8 items-center truncate text-row text-ink hover:underline pointer-coarse:min-h-11">
              {taskName(acceptedTasks.get(taskId), taskId)}
            </Link>
          </li>
        ))}
      </ul>
      {tasks.length > mostShown && <p className="text-meta text-ink-3">And {(tasks.length - mostShown).toLocaleString()} more, in your inbox.</p>}
    </section>
  )
}

function HelpCall({ call, onEnd, onClose }: { call: TeamMessage; onEnd: (userId: number) => void; onClose: () => void }) {
  const { from, note, at } = call.attributes
  const now = useNow()
  const name = from?.name ?? 'Somebody'
  return (
    <section aria-label={`${name} asks for help`} className="flex flex-col gap-2">
      <div className="flex items-start gap-2.5">
        <Avatar name={name} />
        <div className="min-w-0">
          <h3 className="text-row font-semibold text-ink">{name} asks for help</h3>
          <p className="text-meta text-ink-3">{momentText(at, { now, zone: viewerZone })}</p>
        </div>
      </div>
      {note !== '' && <blockquote className="border-l-2 border-accent pl-3 text-row whitespace-pre-wrap text-ink">{note}</blockquote>}
      <div className="flex flex-wrap gap-2">
        <Link href={`${paths.plan}?from=${call.id}`} onClick={onClose} className="inline-flex h-8 items-center rounded-md bg-accent px-2.5 text-row font-medium text-on-accent hover:bg-accent-hover pointer-coarse:h-11">
          Plan a move
        </Link>
        <Button aria-label={`${name} was helped`} onClick={() => onEnd(call.id)}>
          Done
        </Button>
      </div>
    </section>
  )
}

function AskForHelp({ onAsk }: { onAsk: (note: string) => Promise<void> }) {
  const [note, setNote] = useState('')
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    void onAsk(note)
  }
  return (
    <form aria-label="Ask for help" onSubmit={handleSubmit} className="flex flex-col gap-3">
      <div>
        <h3 className="text-row font-semibold text-ink">Too much on your plate?</h3>
        <p className="text-meta text-ink-3">Your manager sees it at once and can move work to somebody with room.</p>
      </div>
      <Field id="help-note" label="What would help">
        <textarea id="help-note" value={note} maxLength={longestMessage} rows={3} onChange={(event) => setNote(event.target.value)} className="w-full rounded-md border border-control bg-surface px-2.5 py-1.5 text-row text-ink" />
      </Field>
      <div>
        <Button type="submit">Ask for help</Button>
      </div>
    </form>
  )
}

function OwnCall({ call, onEnd }: { call: TeamMessage; onEnd: () => void }) {
  const now = useNow()
  return (
    <section aria-label="You asked for help" className="flex flex-col gap-2">
      <h3 className="text-row font-semibold text-ink">You asked for help</h3>
      <p className="text-meta text-ink-3">{momentText(call.attributes.at, { now, zone: viewerZone })}; your manager sees it.</p>
      {call.attributes.note !== '' && <blockquote className="border-l-2 border-accent pl-3 text-row whitespace-pre-wrap text-ink">{call.attributes.note}</blockquote>}
      <div>
        <Button onClick={onEnd}>Take it back</Button>
      </div>
    </section>
  )
}
