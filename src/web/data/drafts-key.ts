/** Where a person's drafts lie among the browser's settings. Signing out deletes it, with the log. */
export const draftsKey = (userId: number) => `drafts:${userId}`
