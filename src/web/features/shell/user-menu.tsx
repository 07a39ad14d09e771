import { Command, History, Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import type { Person } from '#contract/session.ts'
import { runCommand, useKeyText } from '#web/commands/command-store.ts'
import { signOut } from '#web/data/session.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { ChoiceButton } from '#web/ui/choice-button.tsx'
import { useMedia } from '#web/ui/use-media.ts'
import { density, theme, usePreference } from './preferences.ts'

/** Who is signed in, how the page looks to them, and the way out. */
export function UserMenu({ user }: { user: Person }) {
  const [paletteKey, sheetKey] = [useKeyText('app.palette'), useKeyText('app.keys')]
  const [chosenTheme, setTheme] = usePreference(theme)
  const [chosenDensity, setDensity] = usePreference(density)
  const isPhone = useMedia('(width < 40rem)')
  return (
    <ChoiceButton
      label={`${user.name}, account and appearance`}
      menuLabel="Account and appearance"
      placement={isPhone ? 'bottom end' : 'top start'}
      className="flex h-9 items-center sm:w-full gap-2.5 rounded-md px-1 text-left hover:bg-line/60 sm:max-xl:justify-center xl:px-1.5 pointer-coarse:h-11"
      sections={[
        {
          id: 'actions',
          mode: 'command',
          onChoose: ([chosen]) => runCommand(chosen ?? ''),
          choices: [
            { id: 'app.palette', label: 'Command palette', icon: <Command size={14} />, detail: paletteKey },
            { id: 'app.history', label: 'Recent actions', icon: <History size={14} />, detail: 'undo, hold' },
            { id: 'app.keys', label: 'Keyboard shortcuts', icon: <Keyboard size={14} />, detail: sheetKey },
          ],
        },
        {
          id: 'theme',
          label: 'Theme',
          mode: 'single',
          chosen: [chosenTheme],
          onChoose: ([next]) => setTheme(theme.values.find((value) => value === next) ?? theme.fallback),
          choices: [
            { id: 'system', label: 'Same as system', icon: <Monitor size={14} /> },
            { id: 'light', label: 'Light', icon: <Sun size={14} /> },
            { id: 'dark', label: 'Dark', icon: <Moon size={14} /> },
          ],
        },
        {
          id: 'density',
          label: 'Rows',
          mode: 'single',
          chosen: [chosenDensity],
          onChoose: ([next]) => setDensity(density.values.find((value) => value === next) ?? density.fallback),
          choices: [
            { id: 'compact', label: 'Compact' },
            { id: 'comfortable', label: 'Comfortable' },
          ],
        },
        {
          id: 'account',
          label: user.email,
          mode: 'command',
          onChoose: () => void signOut(),
          choices: [{ id: 'sign-out', label: 'Sign out', icon: <LogOut size={14} /> }],
        },
      ]}
    >
      <Avatar name={user.name} />
      <span className="min-w-0 truncate text-row text-ink-2 max-xl:hidden">{user.name}</span>
    </ChoiceButton>
  )
}
