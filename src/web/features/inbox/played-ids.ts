import { paths } from '#web/paths.ts'
import { writeView, type InboxView } from './inbox-view.ts'

/** More than this are no address any more; the view itself is played then. */
const mostNamed = 1_000

/** The tasks that an address of the focus mode names; null where it is for the whole view. */
export function playedIds(search: string): readonly number[] | null {
  const ids = (new URLSearchParams(search).get('only') ?? '').split(',').filter((text) => /^[1-9]\d{0,14}$/.test(text)).map(Number)
  return ids.length === 0 ? null : [...new Set(ids)].slice(0, mostNamed)
}

/** `search` as the list has it. */
export function withoutPlayed(search: string): string {
  const params = new URLSearchParams(search)
  params.delete('only')
  return params.toString()
}

/** Where a view, or what of it is picked, is played through, from the open task on. */
export function playPath(view: InboxView, search: string, picked: readonly number[]): string {
  const path = writeView(view, withoutPlayed(search))
  if (picked.length === 0 || picked.length > mostNamed) return paths.play + path
  return `${paths.play}${path}${path === '' ? '?' : '&'}only=${picked.join(',')}`
}
