import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod/mini'
import { errorDocumentSchema } from '#contract/errors.ts'
import { taskDocumentSchema } from '#contract/task.ts'
import type { Dice } from '#testing/campaign/dice.ts'
import { freePort } from '#testing/postgres-cluster.ts'
import { runServiceProgram, type ServiceProgram } from '#testing/service-program.ts'
import type { Settled } from './kill-audit.ts'
import { chooseRequest, send, type Acknowledgement, type KeyedRequest } from './kill-client.ts'
import type { KillTarget } from './kill-target.ts'

const token = 'a-token-that-only-this-test-knows'
const clients = 6

/** A service process that is open. */
export interface OpenService {
  program: ServiceProgram
  origin: string
}

/** What one round's clients know: what was answered, and what was not. */
export interface Harvest {
  answered: { request: KeyedRequest; answer: Acknowledgement }[]
  unanswered: KeyedRequest[]
}

/** Starts the service; throws with what it said where it doesn't open. */
export async function openService({ variables }: KillTarget): Promise<OpenService> {
  const { program, origin } = await spawnService(variables)
  await program.opened
  return { program, origin }
}

/** Starts the service and kills it on its way up. */
export async function killWhileOpening({ variables }: KillTarget, afterMs: number): Promise<void> {
  const { program } = await spawnService(variables)
  await Promise.race([pause(afterMs), program.ended])
  await kill(program)
}

async function spawnService(variables: Record<string, string>): Promise<OpenService> {
  const port = await freePort()
  return { program: runServiceProgram({ SAMPLE: 'none', API_TOKEN: token, PORT: String(port), ...variables }), origin: `http://127.0.0.1:${port}` }
}

/** Nothing of the process runs after this. */
export async function kill(program: ServiceProgram): Promise<void> {
  program.child.kill('SIGKILL')
  await program.ended
}

/**
 * Lets the clients act, each as soon as it has its last answer, and strikes after so many answers and some milliseconds more.
 * What the service had sent by then still arrives.
 */
export async function actUntilKilled({ program, origin }: OpenService, dice: Dice, round: number, taskIds: readonly number[], strike: () => Promise<void>): Promise<Harvest> {
  const harvest: Harvest = { answered: [], unanswered: [] }
  const ids = [...taskIds]
  const [answers, delay] = [1 + dice.roll(60), dice.roll(30)]
  let isOver = false
  let struck: Promise<void> | null = null
  const end = async () => {
    await pause(delay)
    isOver = true
    await strike()
    await kill(program)
  }
  const client = async () => {
    while (!isOver) {
      const request = chooseRequest(dice, ids, round)
      const answer = await send(origin, token, request).catch(() => null)
      // 503 is what the service says when its database was struck first: it doesn't know either.
      if (answer === null || answer.status === 503) harvest.unanswered.push(request)
      else {
        harvest.answered.push({ request, answer })
        if (request.action === 'create') ids.push(settle(request, answer).taskId ?? ids[0] ?? 1)
      }
      if (struck === null && (harvest.answered.length >= answers || answer === null)) struck = end()
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  await struck
  return harvest
}

/** Repeats what was asked, and expects the first answer; what had none gets it now. Answers what each was told in the end. */
export async function askAgain({ origin }: OpenService, { answered, unanswered }: Harvest, faults: string[]): Promise<Settled[]> {
  const settled: Settled[] = []
  for (const { request, answer } of answered) {
    const again = await send(origin, token, request)
    if (again.status !== answer.status || again.text !== answer.text || !again.replayed) faults.push(`${request.key} (${request.action}) was answered ${answer.status} first and ${again.status} again: ${again.text.slice(0, 200)}`)
    settled.push(settle(request, answer))
  }
  for (const request of unanswered) settled.push(settle(request, await send(origin, token, request)))
  return settled
}

function settle(request: KeyedRequest, { status, text }: Acknowledgement): Settled {
  if (status >= 500) throw new Error(`${request.key} (${request.action}) was answered ${status}: ${text}`)
  if (status >= 400) {
    z.parse(errorDocumentSchema, JSON.parse(text))
    return { request, status, taskId: request.taskId, rev: null }
  }
  if (status === 204) return { request, status, taskId: request.taskId, rev: null }
  const { id, meta } = z.parse(taskDocumentSchema, JSON.parse(text)).data
  return { request, status, taskId: id, rev: meta?.rev ?? null }
}

/** Tasks to act on: the open ones, so that not everything is refused. */
export async function listOpenTasks({ origin }: OpenService): Promise<number[]> {
  const answer = await fetch(`${origin}/api/v2/tasks?filter[state]=incomplete&page[size]=200&sort=-id&fields[task]=state`, { headers: { authorization: `Bearer ${token}` } })
  const { data } = z.parse(z.object({ data: z.array(z.object({ id: z.number() })) }), await answer.json())
  return data.map(({ id }) => id)
}
