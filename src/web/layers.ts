import { registerCommands } from '#web/commands/command-store.ts'
import { openLayer } from '#web/commands/layers.tsx'
import { addTaskMenu } from '#web/commands/open-task-menu.ts'
import { fetchLater } from '#web/lib/when-idle.ts'

/** What can be opened over every screen. Each is fetched in good time, and keeps what is typed until it is there. */
const palette = async () => (await import('#web/features/palette/palette.tsx')).Palette
const keySheet = async () => (await import('#web/features/key-sheet/key-sheet.tsx')).KeySheet
const importSheet = async () => (await import('#web/features/import/import-sheet.tsx')).ImportSheet
const taskMenu = async () => (await import('#web/features/task-menu/task-menu.tsx')).TaskMenu

addTaskMenu(taskMenu)
registerCommands({
  commands: [
    { id: 'app.palette', title: 'Command palette', group: 'App', key: 'Mod+k', whileTyping: true, isKeyOnly: true, run: () => openLayer(palette, {}) },
    { id: 'app.import', title: 'Import tasks…', group: 'App', keywords: 'csv upload file bring', run: () => openLayer(importSheet, {}) },
    { id: 'app.keys', title: 'Keyboard shortcuts', group: 'App', key: '?', keywords: 'help keys remap', run: () => openLayer(keySheet, {}) },
  ],
})
fetchLater(() => void Promise.all([palette(), keySheet(), taskMenu()]).catch(() => {}))
