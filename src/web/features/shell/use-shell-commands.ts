import { useLocation } from 'wouter'
import { useCommands } from '#web/commands/command-store.ts'
import { openTaskForm } from '#web/commands/open-task-form.ts'
import { addLaterCommands, loadLaterCommands, usePageKeyboard } from '#web/commands/page-keyboard.ts'
import { fetchLater } from '#web/lib/when-idle.ts'
import { paths } from '#web/paths.ts'
import { undoLatestAction } from '#web/task/undo.ts'
import type { ScreenLink } from './nav.tsx'

addLaterCommands(async () => {
  const [{ taskVerbs }, { editTask }, { appearanceCommands }] = await Promise.all([import('#web/commands/task-verbs.ts'), import('#web/commands/edit-task.ts'), import('./appearance-commands.ts')])
  return [...taskVerbs, editTask, ...appearanceCommands]
})
// Their keys work from the first moment; most often the code is there before the hand is.
fetchLater(() => void loadLaterCommands()?.catch(() => {}))

/** What can be asked for on every screen, and the keyboard itself. */
export function useShellCommands(screens: readonly ScreenLink[], onHistory: () => void): void {
  const [, navigate] = useLocation()
  usePageKeyboard()
  useCommands([
    { id: 'app.undo', title: 'Undo the last action', group: 'App', key: 'Mod+z', keywords: 'take back revert', run: () => void undoLatestAction() },
    { id: 'task.new', title: 'New task…', group: 'Task', key: 'c', keywords: 'create add make', run: () => openTaskForm({ kind: 'new' }) },
    { id: 'app.history', title: 'Recent actions', group: 'App', keywords: 'undo log hold', run: onHistory },
    { id: 'go.pile', title: 'Clear the pile…', group: 'Go to', keywords: 'overdue late spread reschedule', run: () => navigate(paths.pile) },
    ...screens.map(({ label, href, icon }) => ({ id: `go.${href}`, title: label, group: 'Go to' as const, icon, run: () => navigate(href) })),
  ])
}
