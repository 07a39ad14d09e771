/** An overdue task, as far as a plan for the pile needs to know it. */
export interface PileTask {
  id: number
  /** The priority's weight: more is more urgent. */
  weight: number
  /** When it fell due (milliseconds). */
  dueAt: number
  /** For each day of the plan, when its prospect can be reached while the person works; null where not at all that day. */
  openings: readonly (Opening | null)[]
}

/** A stretch of time (milliseconds), `until` not included. */
export interface Opening {
  from: number
  until: number
}

/** A working day of the plan. */
export interface PileDay {
  /** `2026-05-04`. */
  key: string
  /** What is due that day already, and stays. */
  load: number
  /** When the person works. */
  hours: Opening
}

/** What a plan depends on. */
export interface PileInput {
  tasks: readonly PileTask[]
  days: readonly PileDay[]
  /** Most tasks of a day, what is due that day already included. */
  cap: number
  /** Whether each day gets as much of the pile as the others, as far as they have room; else each up to the cap before the next. */
  isEven: boolean
  /** Days that somebody chose: by task the day's key, or null for a task that stays as it is. */
  pins: ReadonlyMap<number, string | null>
}

/** Where one task goes. */
export interface PileMove {
  taskId: number
  day: string
  /** Milliseconds. */
  dueAt: number
  isPinned: boolean
}

/** Every task of the input is in exactly one of the two. */
export interface PilePlan {
  /** Day by day, and in each the most urgent first. */
  moves: readonly PileMove[]
  /** Stay overdue: there is no room in these days, or somebody took them out. */
  left: readonly number[]
}

const minuteMs = 60_000

/**
 * Spreads a pile over days, never above the cap: the highest priority first, of one priority the oldest, each on the first
 * day that has room and on which its prospect can be reached, or, where they never can, on the first with room. What was
 * pinned is placed before the rest. In a day the times follow the same order, a minute apart from when each prospect can be
 * reached. Pure: the same input is the same plan, in whatever order the tasks come.
 */
export function planPile({ tasks, days, cap, isEven, pins }: PileInput): PilePlan {
  const ordered = tasks.toSorted((a, b) => b.weight - a.weight || a.dueAt - b.dueAt || a.id - b.id)
  const room = days.map(({ load }) => Math.max(0, cap - load))
  const placed = new Map<number, number>()
  const place = (task: PileTask, index: number) => {
    room[index] = (room[index] ?? 0) - 1
    placed.set(task.id, index)
  }
  const hasRoom = (index: number) => (room[index] ?? 0) > 0
  for (const task of ordered) {
    const index = days.findIndex(({ key }) => key === pins.get(task.id))
    if (index !== -1 && hasRoom(index)) place(task, index)
  }
  const free = ordered.filter(({ id }) => !placed.has(id) && pins.get(id) !== null)
  if (isEven) room.splice(0, room.length, ...evenShares(room, free.length))
  for (const task of free) {
    const reachable = days.findIndex((_, index) => hasRoom(index) && task.openings[index] != null)
    // Nobody is put off for hours that never come.
    const index = reachable === -1 ? days.findIndex((_, at) => hasRoom(at)) : reachable
    if (index !== -1) place(task, index)
  }
  const moves = days.flatMap((day, index) => dayMoves(day, ordered.filter(({ id }) => placed.get(id) === index), index, pins))
  return { moves, left: ordered.filter(({ id }) => !placed.has(id)).map(({ id }) => id) }
}

/** How many of `count` each day gets if they go round, a day that is full being passed over: no day more than one above another with room. */
function evenShares(room: readonly number[], count: number): number[] {
  const shares = room.map(() => 0)
  for (let left = count, isFull = false; left > 0 && !isFull; ) {
    isFull = true
    for (const [index, most] of room.entries()) {
      if (left === 0 || (shares[index] ?? 0) >= most) continue
      shares[index] = (shares[index] ?? 0) + 1
      left -= 1
      isFull = false
    }
  }
  return shares
}

function dayMoves({ key, hours }: PileDay, tasks: readonly PileTask[], index: number, pins: PileInput['pins']): PileMove[] {
  const taken = new Map<number, number>()
  return tasks.map(({ id, openings }) => {
    const { from, until } = openings[index] ?? hours
    const before = taken.get(from) ?? 0
    taken.set(from, before + 1)
    // However many there are, none is due after the hours in which it can be done.
    const dueAt = Math.max(from, Math.min(from + before * minuteMs, until - minuteMs))
    return { taskId: id, day: key, dueAt, isPinned: pins.get(id) === key }
  })
}
