import { codesOf, statusOf } from '#service/openapi/answers.ts'
import { methods, type Method, type OpenApiDocument, type OperationObject } from '#service/openapi/openapi-document.ts'
import { operationSection } from './docs-operation.ts'
import { typesSection } from './docs-types.ts'
import { html, type Html } from './html.ts'
import { codeBox, inline, jsonLines, paragraphs } from './prose.ts'

interface Entry {
  path: string
  method: Method
  operation: OperationObject
}

/** The document as a page: static, without script, and with no request but for its own style sheet. */
export function docsPage(document: OpenApiDocument): string {
  const { info, tags } = document
  const groups = tags.map((tag) => ({ ...tag, id: anchor(tag.name), entries: entriesOf(document, tag.name) })).filter(({ entries }) => entries.length > 0)
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${info.title}</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<nav aria-label="Contents">
<p class="brand"><a href="#main">${info.title}</a></p>
<ul>${groups.map((group) => html`<li><a href="#${group.id}">${group.name}</a><ul>${group.entries.map(navigationEntry)}</ul></li>`)}
<li><a href="#errors">Errors</a></li><li><a href="#types">Resource types</a></li></ul>
</nav>
<main id="main">
<header><h1>${info.title}</h1>
<p class="lead">${inline(info.summary)} Version ${info.version}, as <a href="/api/v2/openapi.json">OpenAPI 3.1</a>.</p>
<div class="intro">${paragraphs(info.description)}</div></header>
${groups.map((group) => html`<section class="group" id="${group.id}" aria-labelledby="${group.id}-title"><h2 id="${group.id}-title">${group.name}</h2><p>${inline(group.description)}</p>
${group.entries.map(({ path, method, operation }) => operationSection(document, path, method, operation))}</section>`)}
${errorsSection(document)}
${typesSection(document)}
</main>
</body>
</html>
`.markup
}

function entriesOf({ paths }: OpenApiDocument, tag: string): Entry[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation?.tags[0] === tag ? [{ path, method, operation }] : []
    }),
  )
}

function navigationEntry({ operation }: Entry): Html {
  return html`<li><a href="#${operation.operationId}">${operation.summary.replaceAll('`', '')}</a></li>`
}

/** The refusals that operations point at, each with its codes and an example. */
function errorsSection({ components }: OpenApiDocument): Html {
  const refusals = Object.entries(components.responses).map(([name, response]) => {
    const [content] = Object.values(response.content ?? {})
    return { response, example: content?.example, status: statusOf(name) }
  })
  return html`<section class="group" id="errors" aria-labelledby="errors-title"><h2 id="errors-title">Errors</h2>
<p>One form for all of them: every finding, with its code, its words and its place.</p>
${refusals.map(({ response, example, status }) => html`<section class="operation" id="error-${status}"><div class="words"><h3><a href="#error-${status}">${status}</a></h3><p>${inline(response.description)}</p>
<p>${codesOf(status).map((code) => html`<code>${code}</code> `)}</p></div>
<div class="looks">${codeBox(`Example of ${status}`, jsonLines(example))}</div></section>`)}</section>`
}

function anchor(tag: string): string {
  return tag.toLowerCase().replaceAll(' ', '-')
}
