/** Why the service refused, as far as the log keeps it. */
export function refusalReason(status: number | null): string {
  switch (status) {
    case 403:
      return 'not yours to change'
    case 404:
      return 'the task is gone'
    case 409:
    case 412:
      return 'somebody else was faster'
    case null:
      return 'it was changed since'
    default:
      return 'the task doesn’t allow it now'
  }
}
