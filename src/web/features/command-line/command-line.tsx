import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { CommandLineProps } from '#web/commands/command-line.ts'
import { keyboard } from '#web/commands/page-keyboard.ts'
import { doVerb } from '#web/commands/task-verbs.ts'
import { readArgument, type ReadArgument } from '#web/task/line-argument.ts'
import { previewOf } from '#web/task/line-preview.ts'
import type { Argument, ArgumentVerb, LineWords } from '#web/task/line-steps.ts'
import { suggestionsFor, type Suggestion } from '#web/task/line-suggestions.ts'
import { lineTargetsOf } from '#web/task/line-target-of.ts'
import { actionsOf } from '#web/task/line-targets.ts'
import { useLineWords } from '#web/task/use-line-words.ts'
import { FieldLayer } from '#web/ui/field-layer.tsx'
import { LineOptions } from './line-options.tsx'
import { LineResult } from './line-result.tsx'
import { lineTitle, lineWords } from './line-titles.ts'

/** What Enter would mean: what was typed, or a suggestion that was chosen, which may say whom. */
type Meant = Pick<Suggestion, 'text' | 'person'>

function readMeant(verb: ArgumentVerb, { text, person }: Meant, words: LineWords): ReadArgument {
  return person === undefined ? readArgument(verb, text, words) : { argument: { verb: 'assign', person }, failure: null }
}

/** The one line for a time, a person, a priority or a note: what was typed, what it means, and Enter. */
export function CommandLine({ verb, taskIds, onClose }: CommandLineProps) {
  const [early] = useState(() => keyboard.takeTyped())
  const [text, setText] = useState(early.text)
  /** The key of the suggestion that was chosen: its place may change while the list is still being read. */
  const [picked, setPicked] = useState<string | null>(null)
  const [isPointed, setPointed] = useState(false)
  /** What was tried with Enter and not done: the next Enter means it, or is told again. */
  const [tried, setTried] = useState<string | null>(null)
  // As they are when it opens; what is done looks at them again.
  const targets = useMemo(() => lineTargetsOf(taskIds), [taskIds])
  const { words, setting, isReady } = useLineWords(verb, taskIds[0] ?? null, picked !== null || isPointed)

  const suggestions = suggestionsFor(verb, text, words, setting)
  const isNamed = verb === 'assign' || verb === 'priority'
  // A name is meant by its beginning; a time and a note mean what they say.
  const at = picked === null ? (isNamed && text.trim() !== '' ? 0 : -1) : suggestions.findIndex(({ key }) => key === picked)
  const active = suggestions[at] === undefined ? null : at
  const meant: Meant = (picked === null ? undefined : suggestions[at]) ?? { text }
  const { argument, failure } = readMeant(verb, meant, words)
  const preview = argument && previewOf(argument, targets, setting)

  const change = (next: string) => {
    setText(next)
    setPicked(null)
    setTried(null)
  }
  const apply = (what: Argument) => {
    // First the line goes and gives the focus back, so that the list can move on from there.
    flushSync(onClose)
    doVerb((surface, ids) => surface.actEach(actionsOf(what, lineTargetsOf(ids), { ...setting, now: Date.now() })), taskIds)
  }
  const submit = (said: Meant) => {
    const { argument: what } = readMeant(verb, said, words)
    const shown = what && previewOf(what, targets, setting)
    if (what === null || shown === null || shown.isNothing || (shown.isPast && tried !== said.text)) setTried(said.text)
    else apply(what)
  }

  // What was typed before the line was there: its Enter counts once the names it may need are here.
  const awaits = useRef(early.end)
  const latest = useRef(submit)
  useLayoutEffect(() => {
    latest.current = submit
  })
  useLayoutEffect(() => {
    if (awaits.current === 'Escape') queueMicrotask(onClose)
    else if (awaits.current === 'Enter' && isReady) {
      awaits.current = null
      queueMicrotask(() => latest.current({ text: early.text }))
    }
  }, [isReady, onClose, early.text])

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && suggestions.length > 0) {
      const to = (active ?? (step === 1 ? -1 : suggestions.length)) + step
      setPicked(suggestions[to]?.key ?? null)
      setTried(null)
    } else if (event.key === 'Enter') submit(meant)
    else if (event.key === 'Tab' && !event.shiftKey && suggestions.length > 0) change(suggestions[active ?? 0]?.text ?? text)
    else return
    event.preventDefault()
  }

  return (
    <FieldLayer label={lineTitle(verb, targets)} onClose={onClose} className="mt-[min(14dvh,8rem)] w-144">
      <div className="flex h-12 items-center gap-2.5 px-4">
        <span className="max-w-2/5 shrink-0 truncate text-row font-medium text-ink-3">{lineTitle(verb, targets)}</span>
        <input
          role="combobox"
          aria-label={lineTitle(verb, targets)}
          aria-expanded={suggestions.length > 0}
          aria-controls="line-options"
          aria-activedescendant={active === null ? undefined : `line-option-${active}`}
          aria-describedby="line-result"
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={verb === 'note'}
          autoFocus
          value={text}
          placeholder={lineWords[verb].placeholder}
          onChange={(event) => change(event.target.value)}
          onKeyDown={handleKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-body text-ink outline-none"
        />
      </div>
      <LineResult verb={verb} preview={preview} failure={failure} isEmpty={meant.text.trim() === ''} isTried={tried === meant.text} />
      <LineOptions
        label={lineWords[verb].options}
        suggestions={suggestions}
        active={active}
        words={words}
        setting={setting}
        verb={verb}
        target={targets.length === 1 ? targets[0] : undefined}
        onPointed={setPointed}
        onChoose={(suggestion) => {
          setPicked(suggestion.key)
          submit(suggestion)
        }}
      />
    </FieldLayer>
  )
}
