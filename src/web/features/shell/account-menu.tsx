import { Command, Contrast, GraduationCap, History, Keyboard, LogOut, Monitor, Moon, Rows2, Rows3, Rows4, Sun } from 'lucide-react'
import type { RefObject } from 'react'
import type { Person } from '#contract/session.ts'
import { runCommand, useKeyText } from '#web/commands/command-store.ts'
import { signOut } from '#web/data/session.ts'
import { ChoiceMenu } from '#web/ui/choice-menu.tsx'
import { useMedia } from '#web/ui/use-media.ts'
import { contrast, density, theme, usePreference } from './preferences.ts'

interface AccountMenuProps {
  user: Person
  triggerRef: RefObject<HTMLElement | null>
  onClose: () => void
}

/** What the person's own button opens: the ways around, how the page looks to them, and the way out. */
export function AccountMenu({ user, triggerRef, onClose }: AccountMenuProps) {
  const [paletteKey, sheetKey] = [useKeyText('app.palette'), useKeyText('app.keys')]
  const [chosenTheme, setTheme] = usePreference(theme)
  const [chosenContrast, setContrast] = usePreference(contrast)
  const [chosenDensity, setDensity] = usePreference(density)
  const isPhone = useMedia('(width < 40rem)')
  return (
    <ChoiceMenu
      triggerRef={triggerRef}
      label="Account and appearance"
      placement={isPhone ? 'bottom end' : 'top start'}
      onClose={onClose}
      sections={[
        {
          id: 'actions',
          mode: 'command',
          onChoose: ([chosen]) => runCommand(chosen ?? ''),
          choices: [
            { id: 'app.palette', label: 'Command palette', icon: <Command size={14} />, detail: paletteKey },
            { id: 'app.history', label: 'Recent actions', icon: <History size={14} />, detail: 'undo, hold' },
            { id: 'app.keys', label: 'Keyboard shortcuts', icon: <Keyboard size={14} />, detail: sheetKey },
            { id: 'app.tour', label: 'Take the tour', icon: <GraduationCap size={14} />, detail: '1 minute' },
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
          id: 'contrast',
          label: 'Contrast',
          mode: 'multiple',
          chosen: chosenContrast === 'more' ? ['more'] : [],
          onChoose: (chosen) => setContrast(chosen.includes('more') ? 'more' : contrast.fallback),
          choices: [{ id: 'more', label: 'More contrast', icon: <Contrast size={14} /> }],
        },
        {
          id: 'density',
          label: 'Rows',
          mode: 'single',
          chosen: [chosenDensity],
          onChoose: ([next]) => setDensity(density.values.find((value) => value === next) ?? density.fallback),
          choices: [
            { id: 'compact', label: 'Compact', icon: <Rows4 size={14} /> },
            { id: 'comfortable', label: 'Comfortable', icon: <Rows3 size={14} /> },
            { id: 'touch', label: 'Room for a finger', icon: <Rows2 size={14} /> },
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
    />
  )
}
