import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { DayOff, RepSettings as RepSettingsAttributes } from '#contract/rep-settings.ts'
import type { Role } from '#contract/session.ts'

/** An instant: read as a Date, written as a Date or an ISO string. */
export type Instant = ColumnType<Date, Date | string, Date | string>
/** An instant that may be missing. */
export type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>

interface Stamped {
  id: Generated<number>
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>
}

interface Named extends Stamped {
  name: string
}

export interface Users extends Stamped {
  first_name: string
  last_name: string
  name: GeneratedAlways<string>
  email: string
  title: string | null
  locked: Generated<boolean>
  role: Generated<Role>
  time_zone: string | null
}

export interface Accounts extends Named {
  domain: string | null
  industry: string | null
  tags: Generated<string[]>
  owner_id: number | null
}

export interface Prospects extends Stamped {
  first_name: string
  last_name: string
  name: GeneratedAlways<string>
  title: string | null
  company: string | null
  emails: Generated<string[]>
  tags: Generated<string[]>
  time_zone: string | null
  linked_in_url: string | null
  work_phones: Generated<string[]>
  mobile_phones: Generated<string[]>
  engaged_score: number | null
  opted_out: Generated<boolean>
  account_id: number | null
  owner_id: number | null
  stage_id: number | null
  persona_id: number | null
}

export interface Opportunities extends Named {
  amount: number | null
  currency_type: string | null
  close_date: MaybeInstant
  probability: number | null
  account_id: number | null
  owner_id: number | null
}

export interface Sequences extends Named {
  sequence_type: string | null
  sequence_step_count: Generated<number>
  duration_in_days: number | null
  tags: Generated<string[]>
  enabled: Generated<boolean>
  owner_id: number | null
}

export interface SequenceSteps extends Stamped {
  sequence_id: number
  order: number
  step_type: string
  /** Minutes from the step before to this one. */
  interval: number | null
  display_name: string
  task_note: string | null
  /** Seconds from due to skipped. */
  task_autoskip_delay: number | null
  task_priority_id: number | null
}

export interface Templates extends Named {
  subject: string | null
  body_text: string | null
  body_html: string | null
  tags: Generated<string[]>
  owner_id: number | null
}

export interface SequenceTemplates extends Stamped {
  sequence_id: number
  sequence_step_id: number
  template_id: number
  enabled: Generated<boolean>
}

export interface SequenceStates extends Stamped {
  /** active, pending, paused, finished, failed, bounced, opted_out. */
  state: string
  state_changed_at: MaybeInstant
  pause_reason: string | null
  account_id: number | null
  prospect_id: number | null
  sequence_id: number
  sequence_step_id: number | null
}

export interface Mailings extends Stamped {
  subject: string | null
  /** drafted, scheduled, delivering, delivered, failed. */
  state: string
  mailing_type: Generated<string>
  scheduled_at: MaybeInstant
  delivered_at: MaybeInstant
  body_text: string | null
  body_html: string | null
  error_reason: string | null
  to_email: string | null
  prospect_id: number | null
  sequence_id: number | null
  sequence_state_id: number | null
  sequence_step_id: number | null
  task_id: number | null
  template_id: number | null
  user_id: number | null
  /** How often a mail server was asked and could not take it yet. */
  delivery_attempts: Generated<number>
  /** Until when the process that took it for delivery is trusted to report back. */
  lease_until: MaybeInstant
}

export interface Calls extends Stamped {
  direction: string
  outcome: string | null
  state: string
  note: string | null
  answered_at: MaybeInstant
  completed_at: MaybeInstant
  prospect_id: number | null
  sequence_id: number | null
  task_id: number | null
  user_id: number | null
}

export interface TaskPriorities extends Named {
  weight: number
  color: string | null
}

export interface Tasks {
  id: Generated<number>
  action: string
  autoskip_at: MaybeInstant
  compiled_sequence_template_html: string | null
  completed_at: MaybeInstant
  created_at: Instant
  due_at: MaybeInstant
  note: string | null
  opportunity_association: string | null
  scheduled_at: MaybeInstant
  /** When it was put off, as long as its due date is what that set. */
  snoozed_at: MaybeInstant
  state: 'pending' | 'incomplete' | 'complete'
  state_changed_at: MaybeInstant
  task_type: string
  updated_at: Instant
  account_id: number | null
  call_id: number | null
  completer_id: number | null
  creator_type: 'user' | 'stage' | 'sequenceStep' | null
  creator_id: number | null
  mailing_id: number | null
  opportunity_id: number | null
  owner_id: number
  prospect_id: number | null
  sequence_id: number | null
  sequence_state_id: number | null
  sequence_step_id: number | null
  sequence_template_id: number | null
  subject_type: 'prospect' | 'account' | 'opportunity' | null
  subject_id: number | null
  task_priority_id: number | null
  /** Kept by a trigger, so that sorting by priority needs no join. */
  priority_weight: Generated<number>
  template_id: number | null
  task_disposition_id: number | null
  task_purpose_id: number | null
  /** Names the row of an import, so that importing a file twice makes nothing twice. */
  import_key: string | null
  /** +1 a committed change; orders copies of one task. */
  rev: Generated<number>
  /** Words of the note, the prospect's and the account's name; kept by a trigger. */
  search: GeneratedAlways<string | null>
}

export interface TaskEvents {
  id: GeneratedAlways<number>
  task_id: number
  rev: number
  at: Instant
  actor_type: 'user' | 'job' | 'import'
  actor_id: number | null
  action: string
  /** `{attribute: [from, to]}` in the contract's names and spellings. */
  changes: ColumnType<Record<string, [unknown, unknown]>, string, string>
  request_id: string | null
  /** Place in the change stream; null until the sequencer has given one. */
  stream_seq: ColumnType<number | null, never, never>
  /** Whose task it was after and, where that changed, before. A trigger reads both from `changes` and the task if left out. */
  owner_id: number | null | undefined
  previous_owner_id: number | null | undefined
}

/** A JSON column: read as what it holds, written as text. */
type Json<Value> = ColumnType<Value, string, string>

export interface RepSettings {
  user_id: number
  tasks_per_day: number
  work_from: string
  work_until: string
  work_days: Json<number[]>
  /** Always one that the database knows. */
  time_zone: string
  days_off: Json<DayOff[]>
  skills: Json<RepSettingsAttributes['skills']> | null
  updated_at: Instant
  updated_by: number | null
}

/** Every table of the store. Column names are the contract's attribute names in snake case. */
export interface Database {
  workspace: { id: number; kind: 'sample' | 'empty'; created_at: Generated<Date> }
  teams: Named
  users: Users
  team_members: { team_id: number; user_id: number; manages: Generated<boolean> }
  sessions: { id_hash: string; user_id: number; created_at: Instant; expires_at: Instant }
  stages: Named
  personas: Named
  task_priorities: TaskPriorities
  task_dispositions: Named
  task_purposes: Named
  accounts: Accounts
  prospects: Prospects
  prospect_notes: { id: Generated<number>; prospect_id: number; task_id: number | null; author_id: number | null; body: string; created_at: Instant }
  opportunities: Opportunities
  sequences: Sequences
  sequence_steps: SequenceSteps
  templates: Templates
  sequence_templates: SequenceTemplates
  sequence_states: SequenceStates
  mailings: Mailings
  calls: Calls
  tasks: Tasks
  task_events: TaskEvents
  rep_settings: RepSettings
  covers: { id: GeneratedAlways<number>; user_id: number; from_day: string; until_day: string; created_at: Instant; created_by: number; returned_at: MaybeInstant; returned_by: number | null; group_id: string | null; set_days_off: Generated<boolean> }
  cover_tasks: { cover_id: number; task_id: number; to_id: number; is_home: Generated<boolean> }
  handover_notes: { id: GeneratedAlways<number>; from_id: number; note: string; created_at: Instant }
  handover_tasks: { note_id: number; task_id: number; to_id: number }
  help_calls: { user_id: number; note: string; created_at: Instant }
  messages_seen: { user_id: number; seen_until: Instant }
  saved_views: { id: GeneratedAlways<number>; owner_id: number; name: string; search: string; is_shared: boolean; created_at: Instant; updated_at: Instant }
  change_stream: { id: number; last_seq: number }
  idempotency_keys: {
    principal: string
    key: string
    fingerprint: string
    status: number | null
    body: string | null
    created_at: Instant
  }
}
