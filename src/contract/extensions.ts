/**
 * What our service offers beyond Outreach's published contract, as `GET /api/v2` tells it in `meta.extensions`. The inbox
 * asks for these names, never for a version, and takes another way or says so where one is missing.
 */
export const extensions = [
  'filter[action]',
  'filter[q]',
  'filter[snoozedAt]',
  'filter[null,range]',
  'sort[taskPriority]',
  'rev',
  'history',
  'changes',
  'idempotencyKey',
  'export',
  'import',
  'teamLoad',
  'teamTrends',
  'covers',
  'teamMessages',
  'taskCounts',
  'savedViews',
] as const
export type Extension = (typeof extensions)[number]
