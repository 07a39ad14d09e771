import { useRef, useSyncExternalStore } from 'react'
import { useActionHistory } from '#web/data/action-history.ts'
import { newTasks } from '#web/data/new-tasks.ts'
import { BlankSlate } from '#web/ui/blank-slate.tsx'
import { Mark } from '#web/ui/mark.tsx'
import { useMessages } from '#web/ui/messages.ts'
import { SideSheet } from '#web/ui/side-sheet.tsx'
import { ActionGroupItem } from './action-group-item.tsx'
import { groupActions } from './action-groups.ts'
import { HoldSetting } from './hold-setting.tsx'
import { useNamedTasks } from './use-named-tasks.ts'
import { WaitingTasks } from './waiting-tasks.tsx'

/** What the person did lately on this device, how each stands, and the way back from each; first the new tasks that wait to be made. */
export function RecentActions({ onClose }: { onClose: () => void }) {
  const list = useRef<HTMLOListElement>(null)
  const history = useActionHistory()
  const groups = groupActions(history)
  const nameOf = useNamedTasks(history.map(({ entry }) => entry.taskId))
  const messages = useMessages()
  const waiting = useSyncExternalStore(newTasks.subscribe, newTasks.waiting)
  return (
    <SideSheet title="Recent actions" onClose={onClose} footer={<HoldSetting />}>
      {/* The page's own region is out of reach behind a dialog. */}
      <p role="status" className="sr-only">
        {messages.at(-1)?.text}
      </p>
      {waiting.length > 0 && <WaitingTasks tasks={waiting} onClose={onClose} />}
      {groups.length === 0 ? waiting.length === 0 && (
        <BlankSlate picture={<Mark size={32} />} title="Nothing done yet">
          What you complete, snooze or hand over is listed here, with the way back.
        </BlankSlate>
      ) : (
        <ol ref={list} tabIndex={-1} aria-label="Actions, the newest first" className="outline-none">
          {groups.map((group) => (
            <ActionGroupItem key={group.id} group={group} nameOf={nameOf} onUndone={() => list.current?.focus()} />
          ))}
        </ol>
      )}
    </SideSheet>
  )
}
