import type { Move, MoveRule, StayReason } from '#contract/move-plan.ts'

export const ruleWords: Record<MoveRule, { name: string; does: string }> = {
  capacity: { name: 'By capacity left', does: 'To who has most room on the task’s day' },
  even: { name: 'Evenly', does: 'The same number of tasks each' },
  effort: { name: 'By effort', does: 'So that everybody’s hours come out alike' },
}

export const stayWords: Record<StayReason, string> = {
  complete: 'already complete',
  noRight: 'not yours to move',
  changed: 'changed since the plan was made',
  lockedReceiver: 'nobody who could receive it: the account is locked',
  nobodyFits: 'nobody of the receivers fits',
  alreadyTheirs: 'is with the right person already',
}

export const becauseWords: Record<Move['because'], string> = { pin: 'Pinned', spokeLast: 'Spoke to them last', rule: '' }
