import { acceptedTasks } from '#web/data/accepted-tasks.ts'
import { included } from '#web/data/related.ts'
import { visibleTask, visibleVersion } from '#web/data/visible-tasks.ts'
import { fold } from './match.ts'

/** A loaded task as it is searched. */
interface Searched {
  id: number
  /** Whom it is about; what begins there fits best. */
  about: string
  text: string
  isOpen: boolean
  dueAt: number
}

/** Of a note, as much as somebody remembers it by. */
const noteLength = 200

let index: readonly Searched[] = []
let indexVersion = -1

/** Makes the loaded tasks searchable, where anything changed since. Some ten thousand take a few milliseconds, so it is done ahead of the first key. */
export function indexTasks(): void {
  if (indexVersion === visibleVersion()) return
  indexVersion = visibleVersion()
  index = [...acceptedTasks.ids()].flatMap((id) => {
    const task = visibleTask(id)?.task
    if (task === undefined) return []
    const prospect = included(task, 'prospect')?.attributes
    const { note, state, dueAt } = task.attributes
    const about = fold([prospect?.name, included(task, 'account')?.attributes.name ?? prospect?.company].filter(Boolean).join(' '))
    return { id, about, text: ` ${about} ${fold(note?.slice(0, noteLength) ?? '')}`, isOpen: state !== 'complete', dueAt: dueAt === null ? Infinity : Date.parse(dueAt) }
  })
}

/** Ids of at most `most` loaded tasks that have every word of `query` at the beginning of one of theirs: those about somebody of that name first, then open ones, then those due first. */
export function searchTasks(query: string, most: number): number[] {
  const typed = fold(query)
  if (typed === '') return []
  indexTasks()
  const words = typed.split(' ').map((word) => ` ${word}`)
  const [first = ''] = words
  return index
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .sort((a, b) => Number(isAbout(b, first)) - Number(isAbout(a, first)) || Number(b.isOpen) - Number(a.isOpen) || a.dueAt - b.dueAt || a.id - b.id)
    .slice(0, most)
    .map(({ id }) => id)
}

function isAbout({ about }: Searched, word: string): boolean {
  return ` ${about}`.includes(word)
}
