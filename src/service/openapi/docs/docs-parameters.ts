import { resolve, type OpenApiDocument, type OperationObject, type ParameterObject } from '#service/openapi/openapi-document.ts'
import { html, type Html } from './html.ts'
import { inline } from './prose.ts'
import { closedValues, schemaLabel } from './schema-label.ts'

/** The parameters of one operation, by family; `fields[…]` in one row, as its names stand with their types. */
export function parametersTable(document: OpenApiDocument, operation: OperationObject): Html | null {
  const parameters = (operation.parameters ?? []).map((parameter) => resolve(document, parameter))
  if (parameters.length === 0) return null
  const fields = parameters.filter(isFields)
  const others = parameters.filter((parameter) => !isFields(parameter))
  return html`<h4>Parameters</h4>
<div class="scroll" tabindex="0" role="region" aria-label="Parameters of ${operation.operationId}"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>${others.map(row)}${fields.length > 0 && fieldsRow(fields)}</tbody></table></div>`
}

function isFields({ name }: ParameterObject): boolean {
  return name.startsWith('fields[')
}

function row({ name, in: place, required, description, schema, example }: ParameterObject): Html {
  const values = closedValues(schema).filter((value) => !value.startsWith('-'))
  return html`<tr><th scope="row"><code>${name}</code>${required === true && html` <em>required</em>`}</th>
<td>${place === 'query' ? null : html`${place}, `}${schemaLabel(schema)}</td>
<td>${inline(description)}${values.length > 0 && html` <span class="values">${values.map((value) => html`<code>${value}</code> `)}</span>`}${exampleText(name, example, values)}</td></tr>
`
}

function exampleText(name: string, example: unknown, values: readonly string[]): Html | null {
  if (example === undefined || values.length > 0 || typeof example === 'boolean') return null
  return html` <span class="for">e.g. <code>${name.startsWith('page[') || name === 'id' ? String(example) : textOf(example)}</code></span>`
}

function textOf(example: unknown): string {
  return Array.isArray(example) ? example.join(',') : String(example)
}

function fieldsRow(fields: readonly ParameterObject[]): Html {
  const types = fields.map(({ name }) => name.slice('fields['.length, -1))
  return html`<tr><th scope="row"><code>fields[<var>type</var>]</code></th><td>list of string</td>
<td>Attributes and relationships to answer, by comma; the others are left out. For <span class="values">${types.map((type) => html`<code>${type}</code> `)}</span></td></tr>`
}
