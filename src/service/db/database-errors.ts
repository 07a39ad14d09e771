/** SQLSTATE or Node's code of a thrown value, if it has one. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE'])

// pg reports these without a code.
const goneMessages = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after calling end|Connection ended unexpectedly)/

/** Whether the database can't be reached, or ended the connection: 08 is a broken connection, 57P0x a server going down or not up yet. */
export function isDatabaseGone(error: unknown): boolean {
  const code = codeOf(error)
  if (networkCodes.has(code) || /^(08...|57P0[1-5])$/.test(code)) return true
  return error instanceof Error && goneMessages.test(error.message)
}

/** Whether the database gave up for now: no connection left, a deadlock, a serialisation failure, the statement's time. */
export function isDatabaseBusy(error: unknown): boolean {
  return ['53300', '40P01', '40001', '57014', '55P03'].includes(codeOf(error))
}

/** Whether a text can't be stored: PostgreSQL keeps no NUL, and nothing that isn't UTF-8. */
export function isUnstorableText(error: unknown): boolean {
  return ['22021', '22P05'].includes(codeOf(error))
}
