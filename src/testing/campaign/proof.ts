import { appendFileSync } from 'node:fs'

/** Whether this is `npm run test:campaign`, which tries each proof many times more often than `npm test` does. */
export const isCampaign = process.env.CAMPAIGN === '1'

const scale = Number(process.env.CAMPAIGN_SCALE ?? 1)

/** How often a proof is tried: so often in `npm test`, and so often in the campaign, which `--scale` makes shorter. */
export function proofSize(usual: number, campaign: number): number {
  return isCampaign ? Math.max(1, Math.round(campaign * scale)) : usual
}

/** Where a proof's dice start; `SEED` repeats a run. */
export const proofSeed = process.env.SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(process.env.SEED)

/** What a proof measured: how many of what, and how often something was wrong. */
export type Figures = Readonly<Record<string, number>>

/** Tells the campaign what a proof did, as it counted it. One that says nothing counts there as failed. */
export function reportProof(proof: string, figures: Figures, { seed = proofSeed }: { seed?: number | null } = {}): void {
  const path = process.env.CAMPAIGN_REPORT
  if (path !== undefined) appendFileSync(path, `${JSON.stringify({ proof, database: process.env.TEST_ENGINE ?? null, seed, figures })}\n`)
}
