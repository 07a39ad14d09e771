/** One person's open tasks by due date, so that any cut of time is counted by looking twice. */
export class OwnerLoad {
  /** Milliseconds, ascending; what has no due date comes last, as infinity. */
  readonly #due: Float64Array
  /** Minutes of all tasks before each place. */
  readonly #minutesBefore: Float64Array

  /** From `due minutes,due minutes,…`, in any order, as the query writes it; an empty due is none. */
  constructor(text: string) {
    const tasks = text === '' ? [] : text.split(',').map((task) => {
      const space = task.indexOf(' ')
      return { due: space === 0 ? Infinity : Number(task.slice(0, space)), minutes: Number(task.slice(space + 1)) }
    })
    tasks.sort((a, b) => (a.due === b.due ? 0 : a.due - b.due))
    this.#due = Float64Array.from(tasks, ({ due }) => due)
    this.#minutesBefore = new Float64Array(tasks.length + 1)
    tasks.forEach(({ minutes }, index) => (this.#minutesBefore[index + 1] = (this.#minutesBefore[index] ?? 0) + minutes))
  }

  get size(): number {
    return this.#due.length
  }

  /** What is due from `from` up to, not including, `until`. */
  between(from: number, until: number): { count: number; minutes: number } {
    const [first, end] = [this.#placeOf(from), this.#placeOf(until)]
    return { count: Math.max(0, end - first), minutes: end > first ? (this.#minutesBefore[end] ?? 0) - (this.#minutesBefore[first] ?? 0) : 0 }
  }

  /** What has no due date. */
  undated(): { count: number; minutes: number } {
    const first = this.#placeOf(Infinity)
    return { count: this.size - first, minutes: (this.#minutesBefore[this.size] ?? 0) - (this.#minutesBefore[first] ?? 0) }
  }

  /** How many are due before `time`. */
  #placeOf(time: number): number {
    let [low, high] = [0, this.#due.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#due[middle] ?? Infinity) < time) low = middle + 1
      else high = middle
    }
    return low
  }
}
