import { resolve, type Method, type OpenApiDocument, type OperationObject, type ParameterObject } from '#service/openapi/openapi-document.ts'

/** Of the many parameters of a list, those that make a telling example. */
const telling = new Set(['filter[state]', 'filter[locked]', 'sort', 'include', 'page[size]', 'Idempotency-Key'])

/** A request that works as it stands, for a shell that holds the token in `API_TOKEN`. */
export function curl(document: OpenApiDocument, path: string, method: Method, operation: OperationObject): string {
  const parameters = (operation.parameters ?? []).map((parameter) => resolve(document, parameter))
  const shown = parameters.filter(({ name, in: place, required }) => place === 'path' || required === true || telling.has(name) || name.startsWith('actionParams['))
  const [content] = Object.entries(operation.requestBody?.content ?? {})
  const options = [
    ...(method === 'get' ? [] : [`-X ${method.toUpperCase()}`]),
    ...(operation.security === undefined ? ['-H "Authorization: Bearer $API_TOKEN"'] : []),
    ...shown.filter(({ in: place }) => place === 'header').map(({ name, example }) => `-H ${quote(`${name}: ${text(example)}`)}`),
    ...(content ? [`-H ${quote(`Content-Type: ${content[0]}`)}`, `-d ${quote(bodyText(content[1].example))}`] : []),
  ]
  const url = address(document, path, shown)
  // Without -g, curl takes brackets in an address for a range of addresses.
  return [`curl ${url.includes('[') ? '-g ' : ''}${quote(url)}`, ...options].join(' \\\n  ')
}

function address(document: OpenApiDocument, path: string, parameters: readonly ParameterObject[]): string {
  const filled = parameters.filter(({ in: place }) => place === 'path').reduce((url, { name, example }) => url.replace(`{${name}}`, encodeURIComponent(text(example))), path)
  // Brackets and commas stay as they are: every client sends them so, and people can read them.
  const query = parameters
    .filter(({ in: place, example }) => place === 'query' && example !== undefined)
    .map(({ name, example }) => `${name}=${encodeURIComponent(text(example)).replaceAll('%2C', ',').replaceAll('%3A', ':')}`)
  return `${document.servers[0]?.url ?? ''}${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

function text(example: unknown): string {
  return Array.isArray(example) ? example.join(',') : String(example)
}

function bodyText(example: unknown): string {
  return typeof example === 'string' ? example : JSON.stringify(example, null, 2)
}

function quote(argument: string): string {
  return `'${argument.replaceAll("'", String.raw`'\''`)}'`
}
