import { useEffect, useRef } from 'react'
import { readArgument } from '#web/task/line-argument.ts'
import type { ArgumentVerb, LineWords } from '#web/task/line-steps.ts'
import type { Suggestion } from '#web/task/line-suggestions.ts'
import { timesOf, type LineTarget, type ViewerSetting } from '#web/task/line-targets.ts'
import { whenText } from '#web/lib/when-text.ts'

interface LineOptionsProps {
  label: string
  suggestions: readonly Suggestion[]
  active: number | null
  verb: ArgumentVerb
  words: LineWords
  setting: ViewerSetting
  /** The only task it is for, so that each time can be told. */
  target: LineTarget | undefined
  /** The pointer came over the list, or left it. */
  onPointed: (isPointed: boolean) => void
  onChoose: (suggestion: Suggestion) => void
}

/** What could be meant, under the line. The focus stays in the line; the arrows and the pointer choose. */
export function LineOptions({ label, suggestions, active, verb, words, setting, target, onPointed, onChoose }: LineOptionsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active !== null) list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div ref={list} id="line-options" role="listbox" aria-label={label} onPointerEnter={() => onPointed(true)} onPointerLeave={() => onPointed(false)} className="max-h-[min(20rem,50dvh)] overflow-auto border-t border-line p-1 empty:hidden">
      {suggestions.map((suggestion, index) => (
        // The focus stays in the line, whose arrows and Enter choose; a click is for the pointer.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={suggestion.key}
          id={`line-option-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
          className="flex min-h-8 items-center gap-3 rounded-md px-3 text-row text-ink hover:bg-hover aria-selected:bg-cursor pointer-coarse:min-h-11"
        >
          <span className="max-w-3/5 shrink-0 truncate">{suggestion.label}</span>
          <span data-tabular className="ml-auto min-w-0 truncate text-meta text-ink-3">
            {suggestion.detail ?? whenOf(verb, suggestion.text, words, setting, target)}
          </span>
        </div>
      ))}
    </div>
  )
}

/** When a suggested time would be. Of several tasks it differs, and isn't said. */
function whenOf(verb: ArgumentVerb, text: string, words: LineWords, setting: ViewerSetting, target: LineTarget | undefined): string | null {
  const { argument } = readArgument(verb, text, words)
  if (target === undefined || argument === null || !('words' in argument)) return null
  const [first] = timesOf(argument.words, [target], setting).times
  return first === undefined ? null : whenText(first.time.instant, setting)
}
