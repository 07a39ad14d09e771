import type { RepTrend } from '#contract/rep-trend.ts'
import { usualSettings } from '#contract/rep-settings.ts'
import type { TeamLoad } from '#contract/team-load.ts'
import { answer, jsonApi, refusalsOf } from './answers.ts'
import { idParameter } from './collection-paths.ts'
import { coverPaths } from './cover-paths.ts'
import { messagePaths } from './message-paths.ts'
import { ref, type ParameterObject, type Paths } from './openapi-document.ts'

/** What the team's screens ask beside Outreach's contract. */
export function teamPaths(origin: string): Paths {
  return {
    ...coverPaths(origin),
    ...messagePaths(),
    '/api/v2/team/load': {
      get: {
        operationId: 'getTeamLoad',
        summary: 'Get the team’s load',
        description:
          'Each visible person’s workable open tasks, counted and with their estimated minutes, in the windows that `bounds` cut: before the first instant, between each two, from the last on. The caller cuts by the calendar of its own zone. With each person when and how much they work: settings of this service that Outreach doesn’t have.',
        tags: ['Team'],
        parameters: [bounds],
        responses: { 200: answer('The load.', jsonApi(ref('schemas', 'TeamLoad'), load)), ...refusalsOf(400, 401, 422) },
      },
    },
    '/api/v2/team/trends/{id}': {
      get: {
        operationId: 'getRepTrend',
        summary: 'Get a person’s trend',
        description: 'Done, skipped and snoozed in each window between two of `bounds`; how many tasks were overdue at its end and for how long; the hours from due to done. By the due dates that tasks have now.',
        tags: ['Team'],
        parameters: [idParameter, bounds],
        responses: { 200: answer('The trend.', jsonApi(ref('schemas', 'RepTrend'), trend)), ...refusalsOf(400, 401, 404, 422) },
      },
    },
    '/api/v2/team/settings/{id}': {
      patch: {
        operationId: 'updateRepSettings',
        summary: 'Change when and how much a person works',
        description: 'By a manager of their team or an admin. What isn’t sent stays.',
        tags: ['Team'],
        parameters: [idParameter, ref('parameters', 'idempotencyKey')],
        requestBody: { required: true, content: jsonApi(ref('schemas', 'RepSettingsPatch'), { data: { type: 'repSettings', id: 3, attributes: { tasksPerDay: 40, daysOff: [{ from: '2026-05-08', until: '2026-05-08', reason: 'Leave' }] } } }) },
        responses: {
          200: answer('All of the person’s settings.', jsonApi(ref('schemas', 'RepSettingsDocument'), { data: { type: 'repSettings', id: 3, attributes: settings } })),
          ...refusalsOf(400, 401, 403, 404, 415, 422),
        },
      },
    },
  }
}

const bounds: ParameterObject = {
  name: 'bounds', in: 'query', required: true, description: 'Ascending instants, joined by commas; at most 100.', schema: { type: 'string' }, example: '2026-05-04T00:00:00.000Z,2026-05-05T00:00:00.000Z',
}

const settings = { ...usualSettings, timeZone: 'Europe/London' }

const load: TeamLoad = {
  data: [
    {
      type: 'teamLoad', id: 3,
      attributes: {
        name: 'Dana Li', role: 'rep', locked: false, teams: [1], counts: [4, 12, 30], minutes: [32, 96, 240], undated: { count: 0, minutes: 0 }, dueWhileAway: 0, settings, canManage: true,
      },
    },
  ],
  meta: { at: '2026-05-04T09:00:00.000Z', teams: [{ id: 1, name: 'North' }] },
}

const trend: RepTrend = {
  data: { type: 'repTrend', id: 3, attributes: { days: [{ done: 31, skipped: 2, snoozed: 4, overdue: 6, overdueAgeHours: 20.5, lateHours: -1.5 }] } },
}
