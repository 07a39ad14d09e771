import { attribute, displayed, resource, timestamps, toOne } from './resource-definition.ts'

/** The read-only collections around tasks: names and pickers. Display attributes as task-api §3 lists them. */
export const relatedResources = [
  resource({
    type: 'user',
    path: 'users',
    attributes: {
      // Outreach neither filters nor sorts users by `name`; the owner picker sorts by lastName, firstName.
      name: attribute('string', { nullable: false }),
      firstName: displayed('string', { nullable: false }),
      lastName: displayed('string', { nullable: false }),
      email: displayed('string', { nullable: false }),
      title: displayed('string'),
      locked: displayed('boolean', { nullable: false }),
      ...timestamps,
    },
    relationships: {},
  }),
  resource({
    type: 'prospect',
    path: 'prospects',
    attributes: {
      name: displayed('string', { nullable: false }),
      firstName: displayed('string', { nullable: false }),
      lastName: displayed('string', { nullable: false }),
      title: displayed('string'),
      company: displayed('string'),
      emails: displayed('strings', { nullable: false }),
      tags: displayed('strings', { nullable: false }),
      timeZone: displayed('string'),
      linkedInUrl: displayed('string'),
      workPhones: displayed('strings', { nullable: false }),
      mobilePhones: displayed('strings', { nullable: false }),
      engagedScore: displayed('number'),
      optedOut: displayed('boolean', { nullable: false }),
      ...timestamps,
    },
    relationships: { account: toOne('account'), owner: toOne('user'), stage: toOne('stage'), persona: toOne('persona') },
    extraFilters: ['q'],
  }),
  resource({
    type: 'account',
    path: 'accounts',
    attributes: {
      name: displayed('string', { nullable: false }),
      domain: displayed('string'),
      industry: displayed('string'),
      tags: displayed('strings', { nullable: false }),
      ...timestamps,
    },
    relationships: { owner: toOne('user') },
    extraFilters: ['q'],
  }),
  resource({
    type: 'opportunity',
    path: 'opportunities',
    attributes: {
      name: displayed('string', { nullable: false }),
      amount: displayed('number'),
      currencyType: displayed('string'),
      closeDate: displayed('instant'),
      probability: displayed('integer'),
      ...timestamps,
    },
    relationships: { account: toOne('account'), owner: toOne('user') },
  }),
  resource({
    type: 'sequence',
    path: 'sequences',
    attributes: {
      name: displayed('string', { nullable: false }),
      sequenceType: displayed('string'),
      sequenceStepCount: displayed('integer', { nullable: false }),
      durationInDays: displayed('integer'),
      tags: displayed('strings', { nullable: false }),
      enabled: displayed('boolean', { nullable: false }),
      ...timestamps,
    },
    relationships: { owner: toOne('user') },
  }),
  resource({
    type: 'sequenceStep',
    path: 'sequenceSteps',
    attributes: {
      displayName: displayed('string', { nullable: false }),
      order: displayed('integer', { nullable: false }),
      stepType: displayed('string', { nullable: false }),
      interval: displayed('integer', { description: 'Minutes from the step before to this one.' }),
      taskNote: attribute('text'),
      taskAutoskipDelay: displayed('integer', { description: 'Seconds from due to skipped; null is never.' }),
      ...timestamps,
    },
    relationships: { sequence: toOne('sequence'), taskPriority: toOne('taskPriority') },
  }),
  resource({
    type: 'sequenceState',
    path: 'sequenceStates',
    attributes: {
      state: displayed('string', { nullable: false }),
      stateChangedAt: displayed('instant'),
      pauseReason: displayed('string'),
      ...timestamps,
    },
    relationships: {
      account: toOne('account'), prospect: toOne('prospect'), sequence: toOne('sequence'), sequenceStep: toOne('sequenceStep'),
    },
  }),
  resource({
    type: 'sequenceTemplate',
    path: 'sequenceTemplates',
    attributes: { enabled: displayed('boolean', { nullable: false }), ...timestamps },
    relationships: { sequence: toOne('sequence'), sequenceStep: toOne('sequenceStep'), template: toOne('template') },
  }),
  resource({
    type: 'template',
    path: 'templates',
    attributes: {
      name: displayed('string', { nullable: false }),
      subject: displayed('string'),
      bodyText: attribute('text'),
      tags: displayed('strings', { nullable: false }),
      ...timestamps,
    },
    relationships: { owner: toOne('user') },
  }),
  resource({
    type: 'mailing',
    path: 'mailings',
    attributes: {
      subject: displayed('string'),
      state: displayed('string', { nullable: false }),
      mailingType: displayed('string', { nullable: false }),
      scheduledAt: displayed('instant'),
      deliveredAt: displayed('instant'),
      bodyText: attribute('text'),
      errorReason: displayed('string', { description: '`not_sent` where no mail server is set.' }),
      ...timestamps,
    },
    relationships: {
      prospect: toOne('prospect'), sequence: toOne('sequence'), sequenceState: toOne('sequenceState'),
      sequenceStep: toOne('sequenceStep'), task: toOne('task'), template: toOne('template'), user: toOne('user'),
    },
  }),
  resource({
    type: 'call',
    path: 'calls',
    attributes: {
      direction: displayed('string', { nullable: false }),
      outcome: displayed('string'),
      state: displayed('string', { nullable: false }),
      note: attribute('text'),
      answeredAt: displayed('instant'),
      completedAt: displayed('instant'),
      ...timestamps,
    },
    relationships: { prospect: toOne('prospect'), sequence: toOne('sequence'), task: toOne('task'), user: toOne('user') },
  }),
  resource({
    type: 'taskPriority',
    path: 'taskPriorities',
    attributes: {
      name: displayed('string', { nullable: false }),
      weight: displayed('integer', { nullable: false, description: 'The heavier, the more urgent.' }),
      color: displayed('string'),
      ...timestamps,
    },
    relationships: {},
  }),
  named('taskDisposition', 'taskDispositions'),
  named('taskPurpose', 'taskPurposes'),
  named('stage', 'stages'),
  named('persona', 'personas'),
]

function named(type: string, path: string) {
  return resource({ type, path, attributes: { name: displayed('string', { nullable: false }), ...timestamps }, relationships: {} })
}
