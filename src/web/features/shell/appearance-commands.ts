import { Contrast, LogOut, Monitor, Moon, Rows2, Rows3, Rows4, Sun } from 'lucide-react'
import type { Command } from '#web/commands/command.ts'
import { signOut } from '#web/data/session.ts'
import { choose, contrast, density, theme } from './preferences.ts'

/** How the page looks, and the way out. They come after the first screen. */
export const appearanceCommands: readonly Command[] = [
  { id: 'view.theme.system', title: 'Theme: same as system', group: 'View', keywords: 'appearance colours', icon: Monitor, run: () => choose(theme, 'system') },
  { id: 'view.theme.light', title: 'Theme: light', group: 'View', keywords: 'appearance colours day', icon: Sun, run: () => choose(theme, 'light') },
  { id: 'view.theme.dark', title: 'Theme: dark', group: 'View', keywords: 'appearance colours night', icon: Moon, run: () => choose(theme, 'dark') },
  { id: 'view.contrast.more', title: 'Contrast: more', group: 'View', keywords: 'appearance accessibility', icon: Contrast, run: () => choose(contrast, 'more') },
  { id: 'view.contrast.system', title: 'Contrast: same as system', group: 'View', keywords: 'appearance accessibility', icon: Contrast, run: () => choose(contrast, 'system') },
  { id: 'view.rows.compact', title: 'Rows: compact', group: 'View', keywords: 'density', icon: Rows4, run: () => choose(density, 'compact') },
  { id: 'view.rows.comfortable', title: 'Rows: comfortable', group: 'View', keywords: 'density', icon: Rows3, run: () => choose(density, 'comfortable') },
  { id: 'view.rows.touch', title: 'Rows: room for a finger', group: 'View', keywords: 'density touch tall', icon: Rows2, run: () => choose(density, 'touch') },
  { id: 'app.sign-out', title: 'Sign out', group: 'App', keywords: 'log out leave', icon: LogOut, run: () => void signOut() },
]
