import { useQuery } from '@tanstack/react-query'
import { CircleDot, UserRound } from 'lucide-react'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { useAllCommands } from '#web/commands/command-store.ts'
import { commandGroups, type Command } from '#web/commands/command.ts'
import { keyOf, useKeyMap } from '#web/commands/key-map.ts'
import { keyText } from '#web/commands/key-text.ts'
import { loadLaterCommands } from '#web/commands/page-keyboard.ts'
import { taskSurface } from '#web/commands/task-surface.ts'
import { useTypedLine } from '#web/commands/use-typed-line.ts'
import { extensionsQuery } from '#web/data/extensions.ts'
import { foundTasksQuery } from '#web/data/found-tasks.ts'
import { taskName } from '#web/data/task-name.ts'
import { usersQuery } from '#web/data/users.ts'
import { visibleTask, visibleVersion, subscribeToVisible } from '#web/data/visible-tasks.ts'
import { dueText } from '#web/lib/due-text.ts'
import { paths } from '#web/paths.ts'
import { stateLabel, taskKind } from '#web/task/task-kind.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { withLine } from './line-entry.ts'
import { commandIcons } from './command-icons.ts'
import { actsOnTask, inPaletteOrder } from './in-palette-order.ts'
import type { PaletteEntry } from './palette-entry.ts'
import { rankEntries } from './rank-entries.ts'
import { recentChoices } from './recent-choices.ts'
import { searchTasks } from './task-search.ts'
import { useSettled } from './use-settled.ts'

/** As many as are looked through; more words find the rest. */
const mostEntries = 40
const mostTasks = 12
const shortestSearch = 2

/** What the palette offers for what is typed, best first; the tasks that only the service knows follow as they come. `isComplete`: what stands first stays first. */
export function usePaletteEntries(query: string): { entries: readonly PaletteEntry[]; isSearching: boolean; isComplete: boolean } {
  const fixed = [...useCommandEntries(), ...usePersonEntries()]
  const { isLoading: isFetchingPeople } = useQuery(usersQuery)
  const hasAllCommands = useLaterCommands()
  const entryOf = useTaskEntry()
  const line = useTypedLine(query)
  const version = useSyncExternalStore(subscribeToVisible, visibleVersion)
  // Of the tasks here the answer comes with the key; `version` says that they are others now.
  const held = useMemo(() => (version >= 0 ? searchTasks(query, mostTasks) : []), [query, version])

  const words = useSettled(query.trim(), 150)
  const { data: extensions = [] } = useQuery(extensionsQuery)
  const isWanted = words.length >= shortestSearch && extensions.includes('filter[q]')
  const found = useQuery({ ...foundTasksQuery(words), enabled: isWanted })
  // Only those for the very words: what comes late goes to the end, and moves nothing under the hand.
  const others = isWanted && words === query.trim() ? (found.data ?? []).filter((id) => !held.includes(id)) : []

  const recent = recentChoices()
  const again = query.trim() === '' ? recent.flatMap((id) => entryOf(Number(/^task:(\d+)$/u.exec(id)?.[1]))) : []
  const ranked = rankEntries([...fixed, ...again], query, recent)
  const isAsking = query.trim().length >= shortestSearch
  const entries = isAsking || held.length > 0 ? [...mixed(ranked.slice(0, mostEntries), held.flatMap(entryOf)), ...others.flatMap(entryOf)] : ranked
  const all = withLine(entries, line)
  const isSearching = isAsking && extensions.includes('filter[q]') && (words !== query.trim() || (isWanted && found.isFetching))
  // What the service finds comes last: it is the first only where there is nothing else.
  return { entries: all, isSearching, isComplete: hasAllCommands && !isFetchingPeople && (all.length > 0 || !isSearching) }
}

/** Whether the commands that come after the first screen are here. */
function useLaterCommands(): boolean {
  const [isHere, setHere] = useState(() => loadLaterCommands() === null)
  useEffect(() => {
    let isOn = true
    // Where they can't be had it has been told, and what was typed stays.
    loadLaterCommands()?.then(() => isOn && setHere(true), () => {})
    return () => {
      isOn = false
    }
  }, [])
  return isHere
}

/** Tasks after the few best of the rest: one who types a name means the task, one who types a verb the command. */
function mixed(ranked: readonly PaletteEntry[], tasks: readonly PaletteEntry[]): PaletteEntry[] {
  const before = 4
  return [...ranked.slice(0, before), ...tasks, ...ranked.slice(before)]
}

function useCommandEntries(): PaletteEntry[] {
  const commands = useAllCommands()
  const map = useKeyMap()
  const targets = targetNames()
  return commandGroups.flatMap((group) =>
    inPaletteOrder(commands.filter((command) => command.group === group && command.isKeyOnly !== true))
      .map((command): PaletteEntry => ({
        id: `command:${command.id}`, kind: group === 'Go to' ? 'place' : 'command', title: command.title, heading: group,
        ...(isVerb(command) && targets !== null && { detail: targets }), keywords: command.keywords ?? '', icon: command.icon ?? commandIcons[command.id] ?? CircleDot, keys: keyText(keyOf(command, map)),
        disabledReason: command.disabledReason ?? null, run: command.run,
      })),
  )
}

/** Whether a command acts on the tasks at hand. */
function isVerb({ id, disabledReason }: Command): boolean {
  return actsOnTask(id) && disabledReason == null
}

/** What verbs act on now, in words; null for nothing. */
function targetNames(): string | null {
  const [first, ...others] = taskSurface()?.targets() ?? []
  if (first === undefined) return null
  return others.length === 0 ? taskName(visibleTask(first)?.task, first) : `${others.length + 1} tasks`
}

function usePersonEntries(): PaletteEntry[] {
  const [, navigate] = useLocation()
  return (useQuery(usersQuery).data ?? []).map(({ id, attributes }) => ({
    id: `person:${id}`, kind: 'person', title: attributes.name, detail: 'Their open tasks', keywords: attributes.title ?? '', heading: 'People', icon: UserRound,
    run: () => navigate(paths.inboxOf(id, null)),
  }))
}

/** A task as an entry, in the words of now; nothing for one that is gone. */
function useTaskEntry(): (id: number) => PaletteEntry[] {
  const [, navigate] = useLocation()
  const now = useNow()
  return (id) => {
    const task = visibleTask(id)?.task
    if (task === undefined) return []
    const { label, icon } = taskKind(task)
    const { state, dueAt, note } = task.attributes
    const due = state === 'incomplete' ? (dueAt === null ? 'No due date' : dueText(dueAt, { now, zone: viewerZone }).text) : stateLabel(state)
    return [{
      id: `task:${id}`, kind: 'task', title: taskName(task, id), detail: [label, due, note?.split('\n', 1)[0]?.slice(0, 80)].filter(Boolean).join(' · '), heading: 'Tasks', icon,
      // Where a list is open it stays the list that it is.
      run: () => navigate(withTask(id)),
    }]
  }
}

function withTask(id: number): string {
  const search = location.pathname === paths.inbox ? new URLSearchParams(location.search) : new URLSearchParams()
  search.set('task', String(id))
  return `${paths.inbox}?${search.toString().replaceAll('%2C', ',')}`
}
