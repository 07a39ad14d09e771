import { useMemo, useState } from 'react'
import type { GridItems, GroupItem } from './row-groups.ts'
import type { CursorAndSelection } from './use-cursor.ts'

interface GroupCursor {
  /** The group whose row the cursor is on, if it is on one. */
  onGroup: GroupItem | null
  /** Goes on a group's row; null back to the task. */
  setOnGroup: (key: string | null) => void
  /** Where the person is, for commands: on a group's row they are on no task. */
  commandPlace: CursorAndSelection
}

/**
 * Lets the cursor stand on the row of a group too. The cursor itself knows only tasks, and keeps its place among them
 * meanwhile; but no verb may act on a task that the cursor isn't seen on. Its moves are told from 0, where it is on no task:
 * up is the task above the group's row, down the first one below.
 */
export function useGroupCursor({ groups }: GridItems, tasks: CursorAndSelection): GroupCursor {
  const [key, setOnGroup] = useState<string | null>(null)
  const onGroup = (key !== null && groups.find((group) => group.key === key)) || null
  const commandPlace = useMemo<CursorAndSelection>(() => {
    if (onGroup === null) return tasks
    const beside = (move: number) => (move > 0 ? onGroup.task : onGroup.task - 1)
    const leaveGroup = <Args extends unknown[]>(go: (...args: Args) => void) => (...args: Args) => {
      setOnGroup(null)
      go(...args)
    }
    return {
      ...tasks,
      cursor: { index: 0, id: null, moveTo: leaveGroup((move) => tasks.cursor.moveTo(beside(move))), moveToTask: leaveGroup(tasks.cursor.moveToTask) },
      selection: { ...tasks.selection, extendTo: leaveGroup((move) => tasks.selection.extendTo(beside(move))) },
      place: () => ({ ...tasks.place(), cursor: null }),
    }
  }, [onGroup, tasks])
  return { onGroup, setOnGroup, commandPlace }
}
