import { defaultPageSize, maxPageSize } from '#contract/list-query.ts'

/** What holds for every path; Markdown, one paragraph a topic. */
export const introduction = [
  'Resources are `{type, id, attributes, relationships, links}` in the manner of JSON:API, with ids as numbers. Timestamps are ISO-8601 in UTC with milliseconds. A reader ignores members that it doesn’t know and takes any value where known ones are listed; a writer sends only those.',
  '**Signing in.** Send `Authorization: Bearer <token>`, or the cookie of a session.',
  '**Bodies** travel as `application/vnd.api+json`, else the answer is a 415. An action has no body.',
  '**Filters.** Several keys mean AND, several values by comma mean OR. `5..10` is an inclusive range; `2026-01-01..inf` and `neginf..2026-01-31` are open ones; `__null__` and `__notnull__` ask whether there is a value.',
  `**Pages** hold ${defaultPageSize} resources, at most ${maxPageSize}. Follow \`links.next\` until there is none: a page reached by cursor never repeats or skips a row that did not move.`,
  '**Errors** come as `{"errors": […]}` with all findings, each with a code in `id` and the place in `source`. What a person may not see is a 404.',
  '**Repeating.** An unsafe request with an `Idempotency-Key` has one effect, however often it is sent.',
  '**Budget.** `X-RateLimit-Limit`, `-Remaining` and `-Reset` stand on every answer of the API; a 429 tells the seconds to wait in `Retry-After`.',
].join('\n\n')
