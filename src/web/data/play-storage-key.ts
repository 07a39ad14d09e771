/** Where a tab keeps what is being played through, in its session storage. The end of the session deletes it. */
export const playStorageKey = 'daysheet.play'
