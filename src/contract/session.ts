import * as z from 'zod/mini'
import { idSchema } from './json-api.ts'

/** What a person may do: a rep works on their own tasks, a manager on their teams', an admin on all. */
export const roles = ['rep', 'manager', 'admin'] as const
export type Role = (typeof roles)[number]

const personSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  title: z.nullable(z.string()),
  role: z.enum(roles),
  /** Names of the person's teams, for the sign-in list. */
  teams: z.array(z.string()),
})
export type Person = z.infer<typeof personSchema>

/** `GET /session`: who is signed in, or who can be picked. */
export const sessionSchema = z.object({
  user: z.nullable(personSchema),
  workspace: z.object({ kind: z.enum(['sample', 'empty']), mode: z.enum(['embedded', 'shared']) }),
  /** The people that sign-in offers; empty outside the sample workspace, where a token signs in. */
  people: z.array(personSchema),
  /** What the service offers beyond Outreach's contract, as `GET /api/v2` tells it too: whoever asks both first needn't wait twice. */
  extensions: z.optional(z.array(z.string())),
})
export type Session = z.infer<typeof sessionSchema>

/** `POST /session`: pick a person of the sample workspace, or present an operator's token. */
export const signInSchema = z.union([z.strictObject({ userId: idSchema }), z.strictObject({ token: z.string().check(z.minLength(1)) })])
export type SignIn = z.infer<typeof signInSchema>
