import { useEffect } from 'react'
import { onUndone } from '#web/task/undo.ts'
import type { Cursor } from './use-cursor.ts'

/** After an undo the cursor is on the task again. The focus too, unless the person is in the open task or in a dialog. */
export function useReturnAfterUndo({ moveToTask }: Cursor, focusList: () => void): void {
  useEffect(
    () =>
      onUndone(([taskId]) => {
        if (taskId === undefined) return
        moveToTask(taskId)
        const { activeElement } = document
        if (activeElement === null || activeElement === document.body || activeElement.closest('[role="grid"]') !== null) focusList()
      }),
    [moveToTask, focusList],
  )
}
