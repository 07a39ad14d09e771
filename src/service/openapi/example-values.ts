import type { AttributeDefinition, RelationshipDefinition, ResourceDefinition } from '#contract/resource-definition.ts'
import { resourceDefinition } from '#contract/resources.ts'
import { mapValues } from './resource-schemas.ts'

/** Values that tell a reader more than their kind alone would. */
const telling: Readonly<Record<string, unknown>> = {
  name: 'Dana Li', firstName: 'Dana', lastName: 'Li', email: 'dana.li@example.com', title: 'Head of Operations',
  company: 'Northwind', domain: 'northwind.example', industry: 'Logistics', timeZone: 'Europe/Lisbon',
  linkedInUrl: 'https://www.linkedin.com/in/dana-li', emails: ['dana.li@example.com'], workPhones: ['+1 202-555-0104'],
  mobilePhones: [], tags: ['priority'], currencyType: 'EUR', amount: 12_000, probability: 40, sequenceType: 'date',
  displayName: 'Step 2: call', stepType: 'call', subject: 'Following up', bodyText: 'Hi Dana,', mailingType: 'sequence',
  direction: 'outbound', outcome: 'connected', note: 'Ask about the pilot.', color: '#d9480f', weight: 100,
  optedOut: false, enabled: true, engagedScore: 12.5,
}

/** Attributes that are null on an incomplete task. */
const empty = new Set(['autoskipAt', 'compiledSequenceTemplateHtml', 'completedAt', 'stateChangedAt', 'pauseReason', 'errorReason'])

const byKind: Readonly<Record<AttributeDefinition['kind'], unknown>> = {
  boolean: false, integer: 1, number: 1.5, instant: '2026-05-01T09:00:00.000Z', string: 'active', text: 'Some words.', strings: [],
}

/** A plausible value of the attribute `name`. */
export function exampleAttribute(attribute: AttributeDefinition, name: string): unknown {
  if (attribute.nullable && empty.has(name)) return null
  if (name === 'state' && attribute.values) return 'incomplete'
  if (name === 'taskType') return 'manual'
  return telling[name] ?? (name === 'action' ? 'call' : (attribute.values?.[0] ?? byKind[attribute.kind]))
}

/** Where `id` of `type` lives. */
export function resourceUrl(origin: string, type: string, id: number): string {
  return `${origin}/api/v2/${resourceDefinition(type).path}/${id}`
}

/** A resource of `definition` as a full answer holds it. */
export function exampleResource(definition: ResourceDefinition, origin: string, id = 3): Record<string, unknown> {
  const { type } = definition
  return {
    type,
    id,
    attributes: Object.fromEntries(Object.entries(definition.attributes).map(([name, attribute]) => [name, exampleAttribute(attribute, name)])),
    relationships: mapValues(definition.relationships, (relationship) => exampleRelationship(relationship, definition, origin, id)),
    ...(type === 'task' && { meta: { rev: 1 } }),
    links: { self: resourceUrl(origin, type, id) },
  }
}

function exampleRelationship({ shape, targets }: RelationshipDefinition, { type }: ResourceDefinition, origin: string, id: number): unknown {
  const [target = ''] = targets
  // Most relationships of a manual task are empty; the ones that every task has are not.
  const isSet = type !== 'task' || ['user', 'prospect', 'account', 'taskPriority'].includes(target)
  switch (shape) {
    case 'toOne':
      return { data: isSet ? { type: target, id: 1 } : null }
    case 'identifiers':
      return { data: [] }
    case 'linksOnly':
      return { links: { related: `${origin}/api/v2/${resourceDefinition(target).path}?${encodeURIComponent(`filter[${type}][id]`)}=${id}` } }
  }
}
