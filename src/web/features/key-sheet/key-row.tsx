import { useRef, useState, type KeyboardEvent } from 'react'
import { allCommands } from '#web/commands/command-store.ts'
import type { Command } from '#web/commands/command.ts'
import { keyOf, setKeyMap, type KeyMap } from '#web/commands/key-map.ts'
import { keyName } from '#web/commands/key-name.ts'
import { keyText } from '#web/commands/key-text.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { clashesOf, keyRefusal, withKey } from './key-choice.ts'

interface KeyRowProps {
  command: Command
  map: KeyMap
  isChanging: boolean
  onChanging: (isOn: boolean) => void
}

/** One command and its key. Pressing the key cap waits for another key; one that is taken is told before it is taken over. */
export function KeyRow({ command, map, isChanging, onChanging }: KeyRowProps) {
  const cap = useRef<HTMLButtonElement>(null)
  const [problem, setProblem] = useState<{ text: string; takeOver?: () => void } | null>(null)
  // As it would be with single keys on: turned off they are grey, not gone.
  const key = keyOf(command, { ...map, singleKeys: true })
  const isOff = key !== keyOf(command, map)
  const { title, alsoKey = null } = command

  const begin = () => {
    setProblem(null)
    onChanging(true)
  }
  const stop = () => {
    onChanging(false)
    cap.current?.focus()
  }
  const take = (name: string | null, from: readonly Command[] = []) => {
    setKeyMap(withKey(map, command, name, from))
    stop()
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    if (!isChanging || event.key === 'Tab' || ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    const name = keyName({ ...event, getModifierState: (modifier) => event.nativeEvent.getModifierState(modifier) })
    if (name === 'Escape') return stop()
    if (name === 'Backspace' || name === 'Delete') return take(null)
    const refusal = name === command.key ? null : keyRefusal(name)
    const clashes = refusal === null ? clashesOf(name, command.id, allCommands(), map) : []
    if (refusal !== null) setProblem({ text: refusal })
    else if (clashes.length > 0) setProblem({ text: `${keyText(name)} is the key of “${clashes.map((other) => other.title).join('”, “')}”.`, takeOver: () => take(name, clashes) })
    else take(name)
  }
  return (
    <li className="py-0.5">
      <div className="flex min-h-8 items-center gap-2 text-row">
        <span className="min-w-0 flex-1 wrap-anywhere text-ink">{title}</span>
        {alsoKey !== null && <kbd className="font-sans text-meta text-ink-3">{keyText(alsoKey)}</kbd>}
        <button
          ref={cap}
          type="button"
          aria-pressed={isChanging}
          aria-label={isChanging ? `Press the key for ${title}. Escape leaves it, Backspace takes it away.` : `Key of ${title}: ${keyText(key) || 'none'}${isOff ? ', turned off' : ''}. Change`}
          onClick={() => (isChanging ? stop() : begin())}
          onKeyDown={handleKeyDown}
          onBlur={(event) => {
            if (isChanging && !(event.relatedTarget instanceof Element && event.relatedTarget.closest('[data-key-problem]'))) onChanging(false)
          }}
          className={classNames(
            'grid h-7 min-w-9 place-items-center rounded-md border px-2 pointer-coarse:h-11 pointer-coarse:min-w-11',
            // A dot or a comma would hardly be seen as small as a word.
            !isChanging && /^[^\p{L}\p{N}]$/u.test(keyText(key)) ? 'text-body font-semibold' : 'text-meta font-medium',
            isChanging ? 'border-accent-ink text-accent-ink' : key === null ? 'border-transparent text-ink-3 hover:border-control' : 'border-control hover:bg-hover',
            isOff ? 'text-ink-3 line-through' : !isChanging && key !== null && 'text-ink-2',
          )}
        >
          {isChanging ? 'Press a key' : keyText(key) || '–'}
        </button>
      </div>
      <div role="alert" data-key-problem className="empty:hidden">
        {isChanging && problem !== null && (
          <p className="flex flex-wrap items-center justify-end gap-2 pb-1 text-meta text-danger">
            {problem.text}
            {problem.takeOver && <Button onClick={problem.takeOver}>Use it here instead</Button>}
          </p>
        )}
      </div>
    </li>
  )
}
