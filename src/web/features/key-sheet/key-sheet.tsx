import { Fragment, useState } from 'react'
import { useAllCommands } from '#web/commands/command-store.ts'
import { commandGroups } from '#web/commands/command.ts'
import { plainKeyMap, setKeyMap, useKeyMap } from '#web/commands/key-map.ts'
import type { LayerProps } from '#web/commands/layers.tsx'
import { lineExamples } from '#web/task/line-examples.ts'
import { Button } from '#web/ui/button.tsx'
import { SideSheet } from '#web/ui/side-sheet.tsx'
import { KeyRow } from './key-row.tsx'

/** Every command with its key, by group; each key can be changed here, and single keys turned off. */
export function KeySheet({ onClose }: LayerProps) {
  const commands = useAllCommands().filter(({ id }) => id !== 'app.back')
  const map = useKeyMap()
  const [changing, setChanging] = useState<string | null>(null)
  const isPlain = Object.keys(map.keys).length === 0 && map.singleKeys
  return (
    <SideSheet
      title="Keyboard"
      onClose={onClose}
      footer={
        <div className="flex items-center justify-between gap-3">
          <p className="text-meta text-ink-3">Press a key cap to change it. Esc closes what is on top.</p>
          <Button disabledReason={isPlain ? 'Every key is as it came.' : null} onClick={() => setKeyMap(plainKeyMap)}>
            Reset all
          </Button>
        </div>
      }
    >
      <div className="flex min-h-11 items-start gap-3 border-b border-line px-4 py-3">
        <input
          id="single-keys"
          type="checkbox"
          role="switch"
          aria-checked={map.singleKeys}
          checked={map.singleKeys}
          aria-describedby="single-keys-why"
          onChange={(event) => setKeyMap({ ...map, singleKeys: event.target.checked })}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <div>
          <label htmlFor="single-keys" className="text-row font-medium text-ink">
            Single keys
          </label>
          <p id="single-keys-why" className="mt-0.5 text-meta text-ink-3">
            Letters and signs without Ctrl or ⌘. Turn them off if you dictate, or press keys by accident.
          </p>
        </div>
      </div>
      {commandGroups.map((group) => {
        const members = commands.filter((command) => command.group === group)
        if (members.length === 0) return null
        return (
          <section key={group} aria-label={group} className="border-b border-line px-4 py-3 last:border-b-0">
            <h3 className="mb-1 text-meta font-medium text-ink-3">{group}</h3>
            <ul>
              {members.map((command) => (
                <KeyRow key={command.id} command={command} map={map} isChanging={changing === command.id} onChanging={(isOn) => setChanging(isOn ? command.id : null)} />
              ))}
            </ul>
          </section>
        )
      })}
      <section aria-label="In one line" className="px-4 py-3">
        <h3 className="mb-1 text-meta font-medium text-ink-3">In one line</h3>
        <p className="mb-1 text-meta text-ink-3">Press the first letter and type the rest, or type all of it in the palette.</p>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 text-row">
          {lineExamples.map(({ text, meaning }) => (
            <Fragment key={text}>
              <dt className="py-1 font-medium whitespace-nowrap text-ink">{text}</dt>
              <dd className="py-1 text-ink-2">{meaning}</dd>
            </Fragment>
          ))}
        </dl>
      </section>
    </SideSheet>
  )
}
