import { ChevronRight } from 'lucide-react'
import { useRef, useState } from 'react'
import { Menu, MenuItem, MenuSection, SubmenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { allCommands } from '#web/commands/command-store.ts'
import { keyOf } from '#web/commands/key-map.ts'
import { keyText } from '#web/commands/key-text.ts'
import type { TaskMenuProps } from '#web/commands/open-task-menu.ts'
import { keyboard } from '#web/commands/page-keyboard.ts'
import { taskName } from '#web/data/task-name.ts'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { classNames } from '#web/ui/class-names.ts'
import { KeyHint } from '#web/ui/key-hint.tsx'
import type { TaskMenuEntry } from './task-menu-entry.ts'
import { useTaskMenuEntries } from './use-task-menu-entries.ts'

const frame = 'animate-pop rounded-lg bg-raised text-ink shadow-pop outline-none'
const line = 'group flex min-h-8 items-center gap-2.5 rounded-md px-2 py-1 text-row outline-none data-focused:bg-cursor pointer-coarse:min-h-11'

/** Everything that can be done with a task, or with all that are selected: what can't says why, what has a key shows it. */
export function TaskMenu({ taskIds, at, onClose }: TaskMenuProps) {
  // A letter typed ahead was meant for the menu, and must not become a command.
  useState(() => keyboard.takeTyped())
  const anchor = useRef<HTMLSpanElement>(null)
  const groups = useTaskMenuEntries(taskIds)
  const [first] = taskIds
  const label = taskIds.length === 1 && first !== undefined ? taskName(visibleTask(first)?.task, first) : `${taskIds.length} tasks`
  const refused = groups.flat().filter(({ refusal }) => refusal !== null).map(({ id }) => id)
  const runs = new Map(groups.flat().map(({ id, run }) => [id, run]))
  const choose = (run: (() => void) | undefined) => {
    onClose()
    // The menu goes first and gives the focus back: verbs act where the person was.
    if (run) queueMicrotask(run)
  }
  return (
    <>
      <span ref={anchor} aria-hidden="true" className="pointer-events-none fixed size-0" style={{ left: at.x, top: at.y }} />
      <Popover triggerRef={anchor} isOpen onOpenChange={(isOpen) => !isOpen && onClose()} placement="bottom start" offset={2} aria-label={`Actions: ${label}`} className={classNames(frame, 'min-w-60 max-w-80')}>
        <p aria-hidden="true" className="truncate border-b border-line px-3 py-2 text-meta font-medium text-ink-3">
          {label}
        </p>
        <Menu aria-label={`Actions: ${label}`} autoFocus="first" disabledKeys={refused} onAction={(id) => choose(runs.get(String(id)))} className="max-h-[min(32rem,80dvh)] overflow-auto p-1 outline-none">
          {groups.map((entries, group) => (
            // The groups are always the same four.
            <MenuSection key={entries[0]?.id ?? group} aria-label={groupLabel(entries)} className="border-t border-line py-1 first:border-t-0 first:pt-0 last:pb-0">
              {entries.map((entry) => (entry.choices === undefined ? <Line key={entry.id} entry={entry} /> : <Choices key={entry.id} entry={entry} onChoose={choose} />))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </>
  )
}

function groupLabel([first]: readonly TaskMenuEntry[]): string {
  return { markComplete: 'Finish', snooze: 'Change', delete: 'Remove' }[first?.id ?? ''] ?? 'Open'
}

function Line({ entry: { id, label, icon: Icon, commandId, refusal, isDangerous, choices } }: { entry: TaskMenuEntry }) {
  const command = commandId === undefined ? undefined : allCommands().find((one) => one.id === commandId)
  return (
    <MenuItem id={id} textValue={label} className={classNames(line, refusal !== null ? 'text-ink-3' : isDangerous && 'text-danger')}>
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" className={classNames('shrink-0', refusal !== null && 'mt-0.5 self-start', !isDangerous && 'text-ink-3')} />
      <span className="min-w-0 flex-1">
        <Text slot="label">{label}</Text>
        {refusal !== null && (
          <Text slot="description" className="block text-meta wrap-anywhere text-ink-3">
            {refusal}
          </Text>
        )}
      </span>
      {refusal === null && <KeyHint keys={keyText(command ? keyOf(command) : null)} />}
      {choices !== undefined && <ChevronRight size={14} aria-hidden="true" className="shrink-0 text-ink-3" />}
    </MenuItem>
  )
}

function Choices({ entry, onChoose }: { entry: TaskMenuEntry; onChoose: (run: () => void) => void }) {
  return (
    <SubmenuTrigger>
      <Line entry={entry} />
      <Popover offset={-2} aria-label={entry.label} className={classNames(frame, 'min-w-40 max-w-72')}>
        <Menu aria-label={entry.label} className="max-h-[min(26rem,80dvh)] overflow-auto p-1 outline-none">
          {(entry.choices ?? []).map(({ id, label, run }) => (
            <MenuItem key={id} id={id} textValue={label} onAction={() => onChoose(run)} className={line}>
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  )
}
