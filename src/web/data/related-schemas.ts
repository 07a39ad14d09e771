import * as z from 'zod/mini'
import { idSchema, relationshipSchema } from '#contract/json-api.ts'

const text = z._default(z.string(), '')
const maybeText = z._default(z.nullable(z.string()), null)
const maybeNumber = z._default(z.nullable(z.number()), null)
const texts = z._default(z.array(z.string()), [])
const flag = z._default(z.boolean(), false)

/** What a page reads of each related resource. Absent reads as empty or null: a sparse or older answer is no error. */
export const relatedAttributes = {
  user: z.looseObject({ name: text, firstName: text, lastName: text, email: text, title: maybeText, locked: flag }),
  prospect: z.looseObject({
    name: text, firstName: text, lastName: text, title: maybeText, company: maybeText, emails: texts, tags: texts,
    timeZone: maybeText, linkedInUrl: maybeText, workPhones: texts, mobilePhones: texts, engagedScore: maybeNumber, optedOut: flag,
  }),
  account: z.looseObject({ name: text, domain: maybeText, industry: maybeText, tags: texts }),
  opportunity: z.looseObject({ name: text, amount: maybeNumber, currencyType: maybeText, closeDate: maybeText, probability: maybeNumber }),
  sequence: z.looseObject({
    name: text, sequenceType: maybeText, sequenceStepCount: maybeNumber, durationInDays: maybeNumber, tags: texts, enabled: flag,
  }),
  sequenceStep: z.looseObject({
    displayName: text, order: maybeNumber, stepType: text, interval: maybeNumber, taskNote: maybeText, taskAutoskipDelay: maybeNumber,
  }),
  sequenceState: z.looseObject({ state: text, stateChangedAt: maybeText, pauseReason: maybeText }),
  sequenceTemplate: z.looseObject({ enabled: flag }),
  template: z.looseObject({ name: text, subject: maybeText, bodyText: maybeText, tags: texts }),
  mailing: z.looseObject({
    subject: maybeText, state: text, mailingType: text, scheduledAt: maybeText, deliveredAt: maybeText, bodyText: maybeText, errorReason: maybeText,
  }),
  call: z.looseObject({ direction: text, outcome: maybeText, state: text, note: maybeText, answeredAt: maybeText, completedAt: maybeText }),
  taskPriority: z.looseObject({ name: text, weight: maybeNumber, color: maybeText }),
  taskDisposition: z.looseObject({ name: text }),
  taskPurpose: z.looseObject({ name: text }),
  stage: z.looseObject({ name: text }),
  persona: z.looseObject({ name: text }),
} as const

export type RelatedType = keyof typeof relatedAttributes

/** A related resource as the page holds it: its attributes read, its relationships for the next hop. */
export interface Related<Type extends RelatedType> {
  type: Type
  id: number
  attributes: z.infer<(typeof relatedAttributes)[Type]>
  relationships: Record<string, z.infer<typeof relationshipSchema>>
}

/** The schema of a resource of `type` standing alone, for collections such as users. */
export function relatedSchema<Type extends RelatedType>(type: Type) {
  return z.looseObject({
    type: z.literal(type),
    id: idSchema,
    attributes: relatedAttributes[type],
    relationships: z._default(z.record(z.string(), relationshipSchema), {}),
  })
}

/** Whether `type` is one that the page reads. */
export function isRelatedType(type: string): type is RelatedType {
  return Object.hasOwn(relatedAttributes, type)
}
