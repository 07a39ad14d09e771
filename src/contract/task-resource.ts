import { attribute, identifiers, linksOnly, resource, toOne } from './resource-definition.ts'
import { noteMaxLength, opportunityAssociations, taskActions, taskStates, taskTypes } from './task.ts'

const searchable = { filterable: true, sortable: true }

/**
 * The Task resource: 14 attributes, 20 relationships, as Outreach's reference and published schema give them.
 * `filter[action]`, `filter[q]`, `filter[snoozedAt]` and `sort=taskPriority` are our superset (`GET /api/v2` → `meta.extensions`).
 */
export const taskResource = resource({
  type: 'task',
  path: 'tasks',
  attributes: {
    action: attribute('string', { nullable: false, writable: true, maxLength: 255, values: taskActions, description: 'What is to be done.' }),
    autoskipAt: attribute('instant', { ...searchable, writable: true, description: 'When the task is skipped; null is never.' }),
    compiledSequenceTemplateHtml: attribute('text', { description: 'Only on incomplete SMS and LinkedIn tasks of a sequence. Untrusted HTML.' }),
    completed: attribute('boolean', { nullable: false, description: 'Mirrors `state` being `complete`.' }),
    completedAt: attribute('instant'),
    createdAt: attribute('instant', { ...searchable, nullable: false }),
    dueAt: attribute('instant', { ...searchable, writable: true }),
    note: attribute('text', { writable: true, maxLength: noteMaxLength }),
    opportunityAssociation: attribute('string', { writable: true, maxLength: 255, values: opportunityAssociations, description: 'The rule that picks `opportunity`.' }),
    scheduledAt: attribute('instant', { ...searchable, description: 'When a pending task becomes workable.' }),
    state: attribute('string', { ...searchable, nullable: false, maxLength: 255, values: taskStates }),
    stateChangedAt: attribute('instant', { ...searchable, description: 'Null until the state first changes.' }),
    taskType: attribute('string', { ...searchable, nullable: false, maxLength: 255, values: taskTypes }),
    updatedAt: attribute('instant', { ...searchable, nullable: false }),
  },
  relationships: {
    account: toOne('account', { description: 'Follows from subject.' }),
    call: toOne('call'),
    calls: linksOnly('call'),
    completer: toOne('user'),
    creator: toOne(['user', 'stage', 'sequenceStep'], { filters: {} }),
    mailing: toOne('mailing'),
    mailings: linksOnly('mailing'),
    opportunity: toOne('opportunity', { description: 'Follows from opportunityAssociation.' }),
    owner: toOne('user', { filters: { id: 'id', email: 'string', firstName: 'string' }, writable: true }),
    prospect: toOne('prospect', {
      filters: {
        id: 'id', byPersonaId: 'integer', byStageId: 'integer', createdAt: 'instant', firstName: 'string',
        tags: 'strings', title: 'string', updatedAt: 'instant',
      },
      description: 'Follows from subject.',
    }),
    sequence: toOne('sequence', { filters: { id: 'id', tags: 'strings' } }),
    sequenceSequenceSteps: identifiers('sequenceStep'),
    sequenceState: toOne('sequenceState'),
    sequenceStep: toOne('sequenceStep', { filters: { id: 'id', stepType: 'string' } }),
    sequenceTemplate: toOne('sequenceTemplate'),
    subject: toOne(['prospect', 'account', 'opportunity'], { filters: {}, writable: true }),
    taskPriority: toOne('taskPriority', { filters: { id: 'id', name: 'string' }, writable: true }),
    template: toOne('template'),
    taskDisposition: toOne('taskDisposition', { writable: true }),
    taskPurpose: toOne('taskPurpose', { writable: true }),
  },
  extraFilters: ['action', 'q', 'snoozedAt'],
  extraSorts: ['taskPriority'],
})
