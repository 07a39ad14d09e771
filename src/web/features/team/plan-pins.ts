/** What can be pinned to a person: a task, or all of an account. */
export interface Pinned {
  kind: 'task' | 'account'
  id: number
}

const dragType = 'application/x-daysheet-pin'

/** Puts what is dragged into a drag. */
export function writeDragged(transfer: DataTransfer, { kind, id }: Pinned): void {
  transfer.setData(dragType, `${kind}:${id}`)
  transfer.effectAllowed = 'move'
}

/** What was dropped; null for anything that isn't ours. */
export function readDragged(transfer: DataTransfer): Pinned | null {
  const [, kind, id] = /^(task|account):([1-9]\d{0,14})$/.exec(transfer.getData(dragType)) ?? []
  return kind === 'task' || kind === 'account' ? { kind, id: Number(id) } : null
}
