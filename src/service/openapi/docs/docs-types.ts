import { resolve, type JsonSchema, type OpenApiDocument } from '#service/openapi/openapi-document.ts'
import { html, type Html } from './html.ts'
import { inline } from './prose.ts'
import { schemaLabel } from './schema-label.ts'

/** Every resource type, with its attributes and relationships. */
export function typesSection(document: OpenApiDocument): Html {
  const { schemas } = document.components
  const written = writtenNames(schemas.TaskDraft)
  const types = Object.entries(schemas).filter(([, schema]) => schema.properties?.relationships !== undefined)
  return html`<section class="group" id="types" aria-labelledby="types-title"><h2 id="types-title">Resource types</h2>
<p>What each type’s <code>attributes</code> and <code>relationships</code> hold. <code>fields[…]</code> takes these names.</p>
${types.map(([name, schema]) => typeTable(document, name, schema, name === 'Task' ? written : new Set()))}</section>`
}

function writtenNames(draft: JsonSchema = {}): Set<string> {
  const data = draft.properties?.data?.properties ?? {}
  return new Set([...Object.keys(data.attributes?.properties ?? {}), ...Object.keys(data.relationships?.properties ?? {})])
}

function typeTable(document: OpenApiDocument, name: string, schema: JsonSchema, written: ReadonlySet<string>): Html {
  const properties = schema.properties ?? {}
  const type = String(resolve(document, properties.type ?? {}).const)
  const rows = [
    ...Object.entries(properties.attributes?.properties ?? {}).map(([member, value]) => row(member, schemaLabel(value), value, written)),
    ...Object.entries(properties.relationships?.properties ?? {}).map(([member, value]) => row(member, relationshipLabel(value), value, written)),
  ]
  return html`<h3 id="type-${type}"><a href="#type-${type}"><code>${type}</code></a></h3>
<div class="scroll" tabindex="0" role="region" aria-label="Members of ${name}"><table>
<thead><tr><th scope="col">Member</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}

function row(name: string, label: string, schema: JsonSchema, written: ReadonlySet<string>): Html {
  return html`<tr><th scope="row"><code>${name}</code></th><td>${label}</td><td>${written.has(name) && html`<em>writable</em> `}${inline(schema.description ?? '')}</td></tr>
`
}

/** `→ user` for one, `→ several calls` and the like for many. */
function relationshipLabel(schema: JsonSchema): string {
  const { data, links } = schema.properties ?? {}
  const identifier = data?.items ?? data?.anyOf?.[0]
  const targets = (identifier?.properties?.type?.enum ?? []).join(', ')
  if (links !== undefined) return `→ ${targets}, as a link`
  return data?.items === undefined ? `→ ${targets}` : `→ ${targets}, several`
}
