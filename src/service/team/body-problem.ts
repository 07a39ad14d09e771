import type * as z from 'zod/mini'
import type { Problem } from '#contract/errors.ts'

/** What is wrong in a body, in the contract's words. */
export function bodyProblem(issue: z.core.$ZodIssue): Problem {
  if (issue.code === 'unrecognized_keys') {
    return { code: 'permittedParams.unknownAttribute', detail: `'${String(issue.keys[0]).slice(0, 100)}' cannot be written.`, pointer: `/${[...issue.path, issue.keys[0]].join('/')}` }
  }
  return { code: 'validationError', detail: issue.message, pointer: issue.path.length === 0 ? '' : `/${issue.path.join('/')}` }
}
