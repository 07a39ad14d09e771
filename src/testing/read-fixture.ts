import { expect } from 'vitest'
import * as z from 'zod/mini'
import { errorDocumentSchema } from '#contract/errors.ts'
import { documentSchema, listDocumentSchema, resourceSchema, type Resource } from '#contract/json-api.ts'
import type { Store } from '#service/db/store.ts'
import { openTestService, testToken } from './test-service.ts'

/** Any answer of a read, as the contract gives it. */
export interface ReadBody {
  data: Resource & Resource[]
  included: Resource[]
  links: { first: string; prev?: string; next?: string }
  meta: { count?: number; count_truncated?: boolean }
  errors: { id: string; detail: string; source?: { parameter?: string } }[]
}

export interface ReadAnswer {
  status: number
  body: ReadBody
}

/** A service whose store holds one small, hand-written workspace. */
export interface ReadFixture {
  store: Store
  /** `GET` as the admin, or as `userId`; the answer is checked against the contract. */
  get(url: string, userId?: number): Promise<ReadAnswer>
  /** Ids of a list. */
  ids(url: string, userId?: number): Promise<number[]>
  close(): Promise<void>
}

/** Opens one and runs `seeds` on its empty store. */
export async function openReadFixture(seed: (store: Store) => Promise<void> = seedWorkspace): Promise<ReadFixture> {
  const service = await openTestService()
  await seed(service.store)
  const get: ReadFixture['get'] = async (url, userId) => {
    const headers = userId === undefined ? { authorization: `Bearer ${testToken}` } : await service.signIn(userId)
    const answer = await service.inject({ method: 'GET', url, headers })
    const body: unknown = answer.json()
    check(answer.statusCode, body)
    return { status: answer.statusCode, body: body as ReadBody }
  }
  return {
    store: service.store,
    get,
    async ids(url, userId) {
      const { status, body } = await get(url, userId)
      expect(status, JSON.stringify(body)).toBe(200)
      return body.data.map(({ id }) => id)
    },
    close: service.close,
  }
}

function check(status: number, body: unknown): void {
  if (status >= 400) return void z.parse(errorDocumentSchema, body)
  const isList = typeof body === 'object' && body !== null && 'data' in body && Array.isArray(body.data)
  const hasData = typeof body === 'object' && body !== null && 'data' in body
  if (hasData) z.parse(isList ? listDocumentSchema(resourceSchema) : documentSchema(resourceSchema), body)
}

/** Six people in two teams, three prospects, two sequences and eight tasks that differ in everything a list can ask for. */
export async function seedWorkspace({ pool }: Store): Promise<void> {
  for (const statement of workspace) await pool.query(statement)
}

const stamps = `'2026-04-01T08:00:00Z', '2026-04-02T08:00:00Z'`

const workspace = [
  `insert into users (id, first_name, last_name, email, role, locked) values
    (1, 'Ana', 'Lopez', 'ana@example.com', 'rep', false), (2, 'Ben', 'Okoro', 'ben@example.com', 'rep', false),
    (3, 'Cy', 'Weiss', 'cy@example.com', 'manager', false), (4, 'Di', 'Novak', 'di@example.com', 'rep', true), (5, 'Eve', 'Adams', 'eve@example.com', 'admin', false), (6, 'Flo', 'Young', 'flo@example.com', 'rep', false)`,
  `insert into teams (id, name) values (1, 'North'), (2, 'South')`,
  `insert into team_members (team_id, user_id, manages) values (1, 1, false), (1, 2, false), (1, 3, true), (2, 4, false), (2, 6, false)`,
  `insert into stages (id, name) values (1, 'New'), (2, 'Won')`,
  `insert into personas (id, name) values (1, 'Buyer')`,
  `insert into task_priorities (id, name, weight, color) values (1, 'High', 30, 'red'), (2, 'Normal', 20, null), (3, 'Low', 10, null)`,
  `insert into task_dispositions (id, name) values (1, 'Met')`,
  `insert into task_purposes (id, name) values (1, 'Intro')`,
  `insert into accounts (id, name, domain, tags, owner_id) values (1, 'Acme', 'acme.test', '{big}', 1), (2, 'Globex, Inc..', null, '{}', 2)`,
  `insert into prospects (id, first_name, last_name, title, company, emails, tags, time_zone, engaged_score, account_id, owner_id, stage_id, persona_id, created_at, updated_at) values
    (1, 'Dana', 'Li', 'CTO', 'Acme', '{dana@acme.test}', '{vip,"a,b"}', 'Europe/Berlin', 4.5, 1, 1, 1, 1, '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'),
    (2, 'Émile', 'O''Brien', 'V.P., Sales', 'Globex', '{}', '{cold}', null, null, 2, 2, 2, null, '2026-01-02T00:00:00Z', '2026-02-02T00:00:00Z'),
    (3, 'Fay', 'Dunn', null, null, '{}', '{}', null, 1, null, null, null, null, '2026-01-03T00:00:00Z', '2026-02-03T00:00:00Z')`,
  `insert into opportunities (id, name, amount, account_id, owner_id) values (1, 'Renewal', 1000.5, 1, 1)`,
  `insert into sequences (id, name, sequence_step_count, tags, owner_id) values (1, 'Outbound', 2, '{spring,vip}', 1), (2, 'Nurture', 1, '{}', 2)`,
  `insert into sequence_steps (id, sequence_id, "order", step_type, "interval", display_name, task_priority_id) values
    (1, 1, 2, 'call', 10, 'Step 2', 1), (2, 1, 1, 'auto_email', 0, 'Step 1', null), (3, 2, 1, 'task', 0, 'Step 1', null)`,
  `insert into templates (id, name, subject) values (1, 'Hello', 'Hi there')`,
  `insert into sequence_templates (id, sequence_id, sequence_step_id, template_id) values (1, 1, 2, 1)`,
  `insert into sequence_states (id, state, prospect_id, account_id, sequence_id, sequence_step_id) values (1, 'active', 2, 2, 2, 3)`,
  `insert into mailings (id, subject, state, prospect_id, task_id, template_id, user_id) values (1, 'Hi', 'drafted', 2, 2, 1, 2)`,
  `insert into calls (id, direction, state, prospect_id, task_id, user_id) values (1, 'outbound', 'complete', 1, 3, 1), (2, 'outbound', 'complete', 1, 3, 1)`,
  `insert into tasks (id, action, due_at, note, state, task_type, created_at, updated_at, account_id, creator_type, creator_id, owner_id, prospect_id, sequence_id, sequence_step_id, subject_type, subject_id, task_priority_id)
    values (1, 'call', '2026-05-01T09:00:00.120Z', 'Ask about renewal', 'incomplete', 'sequence_step_call', ${stamps}, 1, 'sequenceStep', 1, 1, 1, 1, 1, 'prospect', 1, 1)`,
  `insert into tasks (id, action, due_at, autoskip_at, state, task_type, created_at, updated_at, account_id, creator_type, creator_id, mailing_id, owner_id, prospect_id, sequence_id, sequence_state_id, sequence_step_id, sequence_template_id, template_id, subject_type, subject_id, task_priority_id)
    values (2, 'email', '2026-05-02T09:00:00Z', '2026-05-20T00:00:00Z', 'incomplete', 'sequence_step_email', '2026-04-01T09:00:00Z', '2026-04-03T08:00:00Z', 2, 'stage', 2, 1, 2, 2, 2, 1, 3, 1, 1, 'prospect', 2, 2)`,
  `insert into tasks (id, action, due_at, state, state_changed_at, completed_at, completer_id, task_type, created_at, updated_at, account_id, call_id, opportunity_id, opportunity_association, creator_type, creator_id, owner_id, subject_type, subject_id, task_priority_id)
    values (3, 'call', '2026-05-01T09:00:00.120Z', 'complete', '2026-04-20T00:00:00Z', '2026-04-20T00:00:00Z', 1, 'manual', '2026-04-01T10:00:00Z', '2026-04-20T00:00:00Z', 1, 1, 1, 'recent_created', 'user', 1, 1, 'account', 1, 3)`,
  `insert into tasks (id, action, due_at, scheduled_at, note, state, task_type, created_at, updated_at, owner_id, prospect_id, subject_type, subject_id)
    values (4, 'action_item', null, '2026-06-01T00:00:00Z', 'Follow-up with O''Brien 100% \\ sure', 'pending', 'follow_up', '2026-04-01T11:00:00Z', '2026-04-05T08:00:00Z', 2, 3, 'prospect', 3)`,
  `insert into tasks (id, action, due_at, state, task_type, created_at, updated_at, owner_id, opportunity_id, subject_type, subject_id, task_priority_id, task_disposition_id, task_purpose_id)
    values (5, 'in_person', '0001-01-01T00:00:00Z', 'incomplete', 'manual', '2026-04-01T12:00:00Z', '2026-04-06T08:00:00Z', 3, 1, 'opportunity', 1, 1, 1, 1)`,
  `insert into tasks (id, action, due_at, note, state, task_type, created_at, updated_at, owner_id, prospect_id, account_id, subject_type, subject_id)
    values (6, 'linkedin_view_profile', '2026-05-31T23:59:59Z', 'renewals', 'incomplete', 'touch', '2026-04-01T13:00:00Z', '2026-04-07T08:00:00Z', 4, 1, 1, 'prospect', 1)`,
  `insert into tasks (id, action, due_at, state, task_type, created_at, updated_at, owner_id)
    values (7, 'call', null, 'incomplete', 'manual', '2026-04-01T14:00:00Z', '2026-04-08T08:00:00Z', 1), (8, 'email', '2026-06-01T00:00:00Z', 'incomplete', 'manual', '2026-04-01T14:00:00Z', '2026-04-08T08:00:00Z', 2)`,
]
