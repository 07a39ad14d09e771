import { ChevronDown } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import type { HistoryItem } from '#web/data/history-items.ts'
import { exactText, momentText, type DateSetting } from '#web/lib/due-text.ts'
import { actionSentence, bulkSentence } from '#web/task/action-sentence.ts'
import { undoAction } from '#web/task/undo.ts'
import { classNames } from '#web/ui/class-names.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import type { ActionGroup } from './action-groups.ts'
import { ActionStatus } from './action-status.tsx'

interface ActionGroupItemProps {
  group: ActionGroup
  nameOf: (taskId: number) => string
  /** The pressed button is about to go. */
  onUndone: () => void
}

/** What was done in one go: one line, or one line for all of a bulk and one for each of its tasks. */
export function ActionGroupItem({ group: { id, items }, nameOf, onUndone }: ActionGroupItemProps) {
  const membersId = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [first] = items
  if (first === undefined) return null
  const undo = (entryOrGroupId: string) => {
    onUndone()
    void undoAction(entryOrGroupId)
  }
  if (items.length === 1) return <ActionLine item={first} name={nameOf(first.entry.taskId)} onUndo={() => undo(id)} />

  const takeable = items.filter(({ canUndo }) => canUndo).length
  return (
    <li className="border-b border-line">
      <Line item={first} sentence={(setting) => bulkSentence(items.map(({ entry }) => entry.action), setting)} status={<BulkStatus items={items} />}>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={membersId}
          onClick={() => setIsOpen(!isOpen)}
          className="inline-flex h-7 items-center gap-1 rounded-md px-2 text-row text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:h-11"
        >
          Each
          <ChevronDown size={13} aria-hidden="true" className={classNames(isOpen && 'rotate-180')} />
        </button>
        {takeable > 0 && <UndoButton label={takeable === items.length ? 'Undo all' : `Undo ${takeable}`} onPress={() => undo(id)} />}
      </Line>
      <ol id={membersId} hidden={!isOpen} className="ml-4 border-l border-line">
        {isOpen && items.map((item) => <ActionLine key={item.entry.id} item={item} name={nameOf(item.entry.taskId)} onUndo={() => undo(item.entry.id)} />)}
      </ol>
    </li>
  )
}

function ActionLine({ item, name, onUndo }: { item: HistoryItem; name: string; onUndo: () => void }) {
  return (
    <li className="border-b border-line last:border-b-0">
      <Line item={item} sentence={(setting) => actionSentence(item.entry.action, name, setting)} status={<ActionStatus item={item} />}>
        {item.canUndo && <UndoButton label="Undo" what={name} onPress={onUndo} />}
      </Line>
    </li>
  )
}

interface LineProps {
  item: HistoryItem
  sentence: (setting: DateSetting) => string
  status: ReactNode
  children: ReactNode
}

function Line({ item: { entry, status: standing }, sentence, status, children }: LineProps) {
  const setting = { now: useNow(), zone: viewerZone }
  const at = new Date(entry.startedAt).toISOString()
  const isOver = standing === 'undone' || standing === 'refused'
  return (
    <div className="flex min-h-14 items-center gap-1 py-2 pr-2 pl-4">
      <div className="min-w-0 flex-1">
        <p className={classNames('text-row wrap-anywhere', isOver ? 'text-ink-3 line-through decoration-control' : 'text-ink')}>{sentence(setting)}</p>
        <p className="text-meta text-ink-3">
          {status}
          {' · '}
          <time dateTime={at} title={exactText(at, setting)}>
            {momentText(at, setting)}
          </time>
        </p>
      </div>
      {children}
    </div>
  )
}

/** A bulk as a whole: what all have in common, else how many are how far. */
function BulkStatus({ items }: { items: readonly HistoryItem[] }) {
  const [first] = items
  if (first && items.every(({ status }) => status === first.status)) return <ActionStatus item={first} />
  const undone = items.filter(({ status }) => status === 'undone').length
  const refused = items.filter(({ status }) => status === 'refused').length
  const done = items.filter(({ status }) => status === 'done').length
  const parts = [done > 0 && `${done} done`, undone > 0 && `${undone} undone`, refused > 0 && `${refused} refused`, items.length > done + undone + refused && `${items.length - done - undone - refused} under way`]
  return <span>{parts.filter(Boolean).join(', ')}</span>
}

function UndoButton({ label, what, onPress }: { label: string; what?: string; onPress: () => void }) {
  return (
    <button type="button" onClick={onPress} className="h-7 shrink-0 rounded-md px-2 text-row font-medium text-accent-ink hover:bg-hover pointer-coarse:h-11">
      {label}
      {what !== undefined && <span className="sr-only"> {what}</span>}
    </button>
  )
}
