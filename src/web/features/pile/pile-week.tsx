import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { PileInput, PileMove } from '#web/lib/pile-plan.ts'
import { say } from '#web/ui/messages.ts'
import { PileDayColumn, type PileRow } from './pile-day-column.tsx'
import type { Pile } from './use-pile.ts'

interface PileWeekProps {
  pile: Pile
  pins: PileInput['pins']
  onPin: (pins: PileInput['pins']) => void
}

/** The plan as a week: a column a day, and one for what stays. Tasks go to another day by key, by menu, or by dragging. */
export function PileWeek({ pile, pins, onPin }: PileWeekProps) {
  const { plan, days, tasks, cap } = pile
  const root = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<number | null>(null)
  /** Whether the focus is to follow `current` to where the plan put it. */
  const follows = useRef(false)
  const row = (taskId: number, move: PileMove | null): PileRow[] => {
    const task = tasks.get(taskId)
    return task ? [{ task, dueAt: move?.dueAt ?? null, isPinned: move?.isPinned ?? pins.get(taskId) === null }] : []
  }
  const columns = [
    ...days.map(({ key, day, load }) => ({ key, day, load, rows: plan.moves.filter((move) => move.day === key).flatMap((move) => row(move.taskId, move)) })),
    ...(plan.left.length > 0 ? [{ key: null, day: null, load: 0, rows: plan.left.flatMap((id) => row(id, null)) }] : []),
  ]
  const ids = columns.map(({ rows }) => rows.map(({ task }) => task.id))
  const focused = current !== null && ids.flat().includes(current) ? current : (ids.flat()[0] ?? null)

  useLayoutEffect(() => {
    if (!follows.current) return
    follows.current = false
    root.current?.querySelector<HTMLElement>(`[data-task="${current}"] button`)?.focus()
  })

  // Whoever comes here by key goes on by key; a focus that is somewhere is left where it is.
  useEffect(() => {
    if (document.activeElement === document.body) root.current?.querySelector<HTMLElement>('[data-task] button')?.focus({ preventScroll: true })
  }, [])

  const move = (taskId: number, to: string | null) => {
    const others = [...pins].filter(([id, key]) => id !== taskId && key === to).length
    const day = days.find(({ key }) => key === to)
    if (to !== null && (day === undefined || day.load + others >= cap)) return say('That day is full.', { isShown: true })
    follows.current = true
    setCurrent(taskId)
    onPin(new Map([...pins, [taskId, to]]))
  }
  const goTo = (id: number | undefined) => {
    if (id === undefined) return
    follows.current = true
    setCurrent(id)
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    const id = Number((event.target as HTMLElement).closest<HTMLElement>('[data-task]')?.dataset.task)
    const at = ids.findIndex((column) => column.includes(id))
    if (at === -1 || event.altKey || event.ctrlKey || event.metaKey) return
    const index = ids[at]?.indexOf(id) ?? 0
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step !== undefined && event.shiftKey) {
      const to = columns[at + step]
      if (to !== undefined) move(id, to.key)
    } else if (step !== undefined) {
      // Over empty days, to the next that has something.
      for (let next = at + step; next >= 0 && next < ids.length; next += step) {
        const column = ids[next] ?? []
        if (column.length === 0) continue
        goTo(column[Math.min(index, column.length - 1)])
        break
      }
    } else if (event.key === 'ArrowDown' || event.key === 'j') goTo(ids[at]?.[index + 1])
    else if (event.key === 'ArrowUp' || event.key === 'k') goTo(ids[at]?.[index - 1])
    else if (event.key === 'Delete' || event.key === 'Backspace') move(id, null)
    else return
    event.preventDefault()
  }

  return (
    <div ref={root} onKeyDown={handleKeyDown} className="flex min-h-0 flex-1 flex-col overflow-y-auto border-t border-line md:flex-row md:overflow-x-auto md:overflow-y-hidden">
      {columns.map(({ key, day, load, rows }) => (
        <PileDayColumn
          key={key ?? 'left'}
          day={day}
          load={load}
          cap={cap}
          rows={rows}
          zone={pile.zone}
          focused={focused}
          choices={days.map((one) => ({ key: one.key, day: one.day }))}
          onFocus={setCurrent}
          onMove={move}
          onDrop={(taskId) => move(taskId, key)}
        />
      ))}
    </div>
  )
}
