/** What breaks JSON:API 1.1's rules of document structure in `document`, with our numeric ids; empty where nothing does. */
export function jsonApiViolations(document: unknown): string[] {
  if (!isObject(document)) return ['the root is not an object']
  const found: string[] = []
  const topLevel = ['data', 'errors', 'meta', 'links', 'included', 'jsonapi']
  found.push(...unknownMembers(document, topLevel, ''))
  if (!['data', 'errors', 'meta'].some((name) => name in document)) found.push('none of data, errors and meta')
  if ('data' in document && 'errors' in document) found.push('both data and errors')
  if ('included' in document && !('data' in document)) found.push('included without data')
  if ('meta' in document && !isObject(document.meta)) found.push('meta is not an object')
  if ('links' in document) found.push(...linksViolations(document.links, '/links'))
  if ('errors' in document) found.push(...errorsViolations(document.errors))
  const primary = Array.isArray(document.data) ? document.data : document.data == null ? [] : [document.data]
  const included = document.included ?? []
  if (!Array.isArray(included)) return [...found, 'included is not an array']
  primary.forEach((resource, index) => found.push(...resourceViolations(resource, `/data/${index}`)))
  included.forEach((resource, index) => found.push(...resourceViolations(resource, `/included/${index}`)))
  return [...found, ...compoundViolations(primary, included), ...nameViolations(document, '')]
}

type Members = Record<string, unknown>

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unknownMembers(object: Members, known: readonly string[], place: string): string[] {
  return Object.keys(object).filter((name) => !known.includes(name)).map((name) => `${place}/${name} is no member of JSON:API`)
}

function resourceViolations(resource: unknown, place: string): string[] {
  if (!isObject(resource)) return [`${place} is not an object`]
  const { type, id, attributes = {}, relationships = {}, meta = {}, links = {} } = resource
  const found = [...unknownMembers(resource, ['type', 'id', 'attributes', 'relationships', 'links', 'meta'], place), ...linksViolations(links, `${place}/links`)]
  if (typeof type !== 'string' || typeof id !== 'number') found.push(`${place} has no type and id`)
  if (!isObject(meta)) found.push(`${place}/meta is not an object`)
  if (!isObject(attributes) || !isObject(relationships)) return [...found, `${place} has attributes or relationships that are no object`]
  for (const name of Object.keys(attributes)) {
    if (name in relationships) found.push(`${place}: '${name}' is both attribute and relationship`)
    if (holdsReserved(attributes[name])) found.push(`${place}/attributes/${name} holds a reserved member`)
  }
  for (const name of [...Object.keys(attributes), ...Object.keys(relationships)]) if (name === 'type' || name === 'id') found.push(`${place} has a field named '${name}'`)
  for (const [name, relationship] of Object.entries(relationships)) found.push(...relationshipViolations(relationship, `${place}/relationships/${name}`))
  return found
}

function holdsReserved(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsReserved)
  return isObject(value) && ('relationships' in value || 'links' in value || Object.values(value).some(holdsReserved))
}

function relationshipViolations(relationship: unknown, place: string): string[] {
  if (!isObject(relationship)) return [`${place} is not an object`]
  const found = unknownMembers(relationship, ['links', 'data', 'meta'], place)
  if (Object.keys(relationship).length === 0) found.push(`${place} has neither links, data nor meta`)
  if ('links' in relationship) {
    found.push(...linksViolations(relationship.links, `${place}/links`))
    if (isObject(relationship.links) && !('self' in relationship.links) && !('related' in relationship.links)) found.push(`${place}/links has neither self nor related`)
  }
  const identifiers = Array.isArray(relationship.data) ? relationship.data : relationship.data == null ? [] : [relationship.data]
  for (const identifier of identifiers) {
    if (!isObject(identifier) || typeof identifier.type !== 'string' || typeof identifier.id !== 'number') found.push(`${place}/data is no resource linkage`)
  }
  return found
}

function linksViolations(links: unknown, place: string): string[] {
  if (!isObject(links)) return [`${place} is not an object`]
  const isLink = (link: unknown) => link === null || (typeof link === 'string' && URL.canParse(link)) || (isObject(link) && typeof link.href === 'string')
  return Object.entries(links).filter(([, link]) => !isLink(link)).map(([name]) => `${place}/${name} is no link`)
}

function errorsViolations(errors: unknown): string[] {
  if (!Array.isArray(errors) || errors.length === 0) return ['errors is not an array with something in it']
  const known = ['id', 'links', 'status', 'code', 'title', 'detail', 'source', 'meta']
  return errors.flatMap((error: unknown, index) => {
    if (!isObject(error) || Object.keys(error).length === 0) return [`/errors/${index} is not an object with something in it`]
    const { source = {} } = error
    if (!isObject(source)) return [`/errors/${index}/source is not an object`]
    const { pointer } = source
    const isPointer = pointer === undefined || (typeof pointer === 'string' && (pointer === '' || pointer.startsWith('/')))
    return [...unknownMembers(error, known, `/errors/${index}`), ...unknownMembers(source, ['pointer', 'parameter', 'header'], `/errors/${index}/source`), ...(isPointer ? [] : [`/errors/${index}/source/pointer is no JSON pointer`])]
  })
}

/** Each resource once, and none in `included` that nothing points at. */
function compoundViolations(primary: readonly unknown[], included: readonly unknown[]): string[] {
  const all = [...primary, ...included].filter(isObject)
  const keys = all.map(({ type, id }) => `${String(type)} ${String(id)}`)
  const linked = new Set(all.flatMap(({ relationships }) => linkageOf(relationships)))
  return [
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} is there twice`),
    ...keys.slice(primary.length).filter((key) => !linked.has(key)).map((key) => `nothing points at the included ${key}`),
  ]
}

function linkageOf(relationships: unknown): string[] {
  return Object.values(isObject(relationships) ? relationships : {}).flatMap((relationship) => {
    const data = isObject(relationship) ? relationship.data : null
    return (Array.isArray(data) ? data : [data]).filter(isObject).map(({ type, id }) => `${String(type)} ${String(id)}`)
  })
}

const memberName = /^[a-zA-Z0-9\u0080-\uffff](?:[-_ a-zA-Z0-9\u0080-\uffff]*[a-zA-Z0-9\u0080-\uffff])?$/

function nameViolations(value: unknown, place: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => nameViolations(item, `${place}/${index}`))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]) => [
    ...(memberName.test(name) ? [] : [`${place}/${name} is no member name`]),
    ...nameViolations(member, `${place}/${name}`),
  ])
}
