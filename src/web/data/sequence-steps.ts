import { queryOptions, skipToken } from '@tanstack/react-query'
import { readCollection } from './collection.ts'
import type { Related } from './related-schemas.ts'

export type SequenceStep = Related<'sequenceStep'>

/** The steps of a sequence in their order; nothing is asked where there is no sequence. */
export function sequenceStepsQuery(sequenceId: number | null) {
  return queryOptions({
    queryKey: ['sequenceSteps', sequenceId],
    queryFn:
      sequenceId === null
        ? skipToken
        : ({ signal }) => readCollection('sequenceStep', `/api/v2/sequenceSteps?filter[sequence][id]=${sequenceId}&sort=order&page[size]=200`, signal),
    staleTime: 5 * 60_000,
  })
}
