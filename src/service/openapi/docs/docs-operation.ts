import { resolve, type Method, type OpenApiDocument, type OperationObject, type ResponseObject } from '#service/openapi/openapi-document.ts'
import { curl } from './curl.ts'
import { parametersTable } from './docs-parameters.ts'
import { html, type Html } from './html.ts'
import { codeBox, inline, jsonLines } from './prose.ts'

/** One operation: what it does and takes on the left, how it looks on the right. */
export function operationSection(document: OpenApiDocument, path: string, method: Method, operation: OperationObject): Html {
  const answers = Object.entries(operation.responses).map(([status, pointer]) => ({ status, response: resolve(document, pointer), shared: '$ref' in pointer }))
  const own = answers.filter(({ shared }) => !shared)
  return html`<section class="operation" id="${operation.operationId}" aria-labelledby="${operation.operationId}-title">
<div class="words">
<h3 id="${operation.operationId}-title"><a href="#${operation.operationId}">${inline(operation.summary)}</a></h3>
<p class="address"><b class="${method}">${method.toUpperCase()}</b> <code>${path}</code>${operation.security !== undefined && html` <em>without signing in</em>`}</p>
${operation.description !== undefined && html`<p>${inline(operation.description)}</p>`}
${parametersTable(document, operation)}
<h4>Answers</h4>
<ul class="answers">${own.map(({ status, response }) => html`<li><code>${status}</code> ${inline(response.description)}${headerNames(response)}</li>`)}${refusals(answers)}</ul>
</div>
<div class="looks">
${codeBox(`Example request of ${operation.operationId}`, html`${curl(document, path, method, operation)}`, { wraps: true })}
${own.map(({ status, response }) => example(operation, status, response))}
</div>
</section>
`
}

/** Headers that only this answer has; those of every answer are told once. */
function headerNames({ headers = {} }: ResponseObject): Html | null {
  const names = Object.keys(headers).filter((name) => !name.startsWith('X-RateLimit'))
  return names.length === 0 ? null : html` With ${names.map((name) => html`<code>${name}</code> `)}`
}

function refusals(answers: readonly { status: string; shared: boolean }[]): Html | null {
  const links = answers.filter(({ shared }) => shared).map(({ status }) => html`<a href="#error-${status}"><code>${status}</code></a> `)
  return links.length === 0 ? null : html`<li>${links}</li>`
}

function example(operation: OperationObject, status: string, { content = {} }: ResponseObject): Html[] {
  return Object.entries(content).map(([type, { example: value }]) =>
    codeBox(`${status} of ${operation.operationId}, ${type}`, typeof value === 'string' ? html`${value}` : jsonLines(value)),
  )
}
