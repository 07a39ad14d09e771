import { useSyncExternalStore } from 'react'
import { createSignals } from './signals.ts'

/**
 * `refused`: the service said no and why. `alreadyDone`: somebody else got there first, and the goal is met. `conflict`:
 * somebody else set it otherwise, and theirs was kept.
 */
export type NoticeKind = 'refused' | 'alreadyDone' | 'conflict'

/** One field that two people set, by the contract's name: what this person wanted and what is there. */
export interface NoticeField {
  name: string
  yours: unknown
  theirs: unknown
}

/** A value of a person's that the service refused, by the action and the parameter that carried it. */
export interface RefusedValue {
  action: string
  parameter: string
  value: string | number
  /** Why, for the field itself. */
  message: string
}

/** One thing to tell a person, once. A toast region shows them all and dismisses by id. */
export interface Notice {
  id: string
  /** What was done in one go with it: of a bulk, many may be told as one. */
  groupId: string
  kind: NoticeKind
  taskId: number
  taskName: string
  /** A whole sentence: what did not happen and why. */
  message: string
  /** Of a conflict: both sides, who was faster (null: not known) and when. */
  fields?: readonly NoticeField[]
  by?: string | null
  at?: string | null
  /** Of a refusal that is about one value: which, so that a form can show it where it was entered. */
  refused?: RefusedValue
  /** Of a refusal: words of the person's that are nowhere else any more. */
  unsaved?: string
  /** Of a conflict over what can't be taken back: what the way to do it all the same (`retry`) is called. */
  anyway?: string
  /** Tries the same action again, where that can help. */
  retry?: () => void
}

/** Notices in the order they came. */
export interface Notices {
  all(): readonly Notice[]
  /** Adds `notice`, unless one of the same id was ever added: each refusal tells once. */
  add(notice: Notice): void
  dismiss(id: string): void
  /** Those of no followed group. */
  loose(): readonly Notice[]
  /** From now on a screen shows what is told of this group, so that nobody else need. Returns the way back. */
  follow(groupId: string): () => void
  /** What is told of a task in a followed group. */
  followed(taskId: number): Notice | undefined
  subscribe(listener: () => void): () => void
  clear(): void
}

/** An empty store; the app has one (`notices`), a test makes its own. */
export function createNotices(): Notices {
  const signals = createSignals<never>()
  const told = new Set<string>()
  const followed = new Set<string>()
  let loose: readonly Notice[] | null = null
  let list: readonly Notice[] = []
  const set = (next: readonly Notice[]) => {
    list = next
    loose = null
    signals.emit([])
  }
  return {
    all: () => list,
    add(notice) {
      if (told.has(notice.id)) return
      told.add(notice.id)
      set([...list, notice])
    },
    dismiss: (id) => set(list.filter((notice) => notice.id !== id)),
    loose: () => (loose ??= list.filter(({ groupId }) => !followed.has(groupId))),
    follow(groupId) {
      followed.add(groupId)
      set(list)
      return () => {
        followed.delete(groupId)
        set(list)
      }
    },
    followed: (taskId) => (followed.size === 0 ? undefined : list.findLast((notice) => notice.taskId === taskId && notice.kind !== 'alreadyDone' && followed.has(notice.groupId))),
    subscribe: signals.subscribe,
    clear() {
      told.clear()
      set([])
    },
  }
}

/** The page's own store. */
export const notices = createNotices()

/** All notices not yet dismissed that no screen shows by itself, oldest first. */
export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(notices.subscribe, notices.loose)
}
