import type { TeamMessage } from '#contract/team-message.ts'

/** What is new in a few words, `12 came in · Omar asks for help`; empty where nothing is. The asker's own call is no news to them. */
export function arrivedWords(messages: readonly TeamMessage[], userId: number): string {
  const arrived = messages.reduce((sum, { attributes: { kind, tasks } }) => (kind === 'handover' ? sum + tasks.length : sum), 0)
  const callers = messages.flatMap(({ attributes: { kind, from } }) => (kind === 'help' && from !== null && from.id !== userId ? [from.name] : []))
  const help = callers.length === 0 ? '' : callers.length === 1 ? `${callers[0]} asks for help` : `${callers.length} ask for help`
  return [arrived > 0 && `${arrived.toLocaleString()} came in`, help].filter(Boolean).join(' · ')
}

/** Who handed over whose work, in one line. */
export function handoverTitle({ attributes: { from, tasks } }: TeamMessage): string {
  const owners = [...new Set(tasks.flatMap(({ wasOf }) => (wasOf === null || wasOf.id === from?.id ? [] : [wasOf.name])))]
  const what = `${tasks.length.toLocaleString()} ${tasks.length === 1 ? 'task' : 'tasks'}`
  const whose = owners.length === 0 ? '' : owners.length === 1 ? ` of ${owners[0]}` : ` of ${owners.length} people`
  return `${from?.name ?? 'Somebody'} gave you ${what}${whose}`
}
