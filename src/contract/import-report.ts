import * as z from 'zod/mini'

/** One thing wrong with an imported file; the line is the file's own, counted from 1, and the column is named as the file names it. */
export const importProblemSchema = z.object({ line: z.int(), column: z.nullable(z.string()), message: z.string() })
export type ImportProblem = z.infer<typeof importProblemSchema>

/** What an import did. Nothing was made where `bad` isn't empty, unless bad rows were to be skipped. */
export const importReportSchema = z.object({
  rows: z.int(),
  created: z.int(),
  /** Rows that an earlier import made. */
  existing: z.int(),
  /** Rows left out because they are bad. */
  skipped: z.int(),
  newOwners: z.array(z.string()),
  newProspects: z.int(),
  newAccounts: z.int(),
  badCount: z.int(),
  /** The first hundred. */
  bad: z.array(importProblemSchema),
})
export type ImportReport = z.infer<typeof importReportSchema>

/** One line of the importer's answer where `application/x-ndjson` was accepted: progress, then the report or an error. */
export const importMessageSchema = z.union([
  z.object({ progress: z.object({ done: z.int(), rows: z.int() }) }),
  z.object({ report: importReportSchema }),
  z.object({ error: z.string() }),
])
export type ImportMessage = z.infer<typeof importMessageSchema>
