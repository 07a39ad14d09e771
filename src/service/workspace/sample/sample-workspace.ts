import type { Faker } from '@faker-js/faker'
import { defaultRecords, type DefaultRecords } from '#service/workspace/default-records.ts'
import type { EventRow, Row } from '#service/workspace/rows.ts'
import { makeDice } from './dice.ts'
import { buildMarket } from './market.ts'
import { buildPeople } from './people.ts'
import { buildPlaybook } from './playbook.ts'
import { fillDesk } from './rep-desk.ts'
import type { SampleContext } from './sample-context.ts'
import { hostileHtml } from './step-copy.ts'
import { settle, type TaskRow, type TaskStory } from './task-story.ts'
import { makeWorkCalendar } from './work-calendar.ts'

/** Every row of the sample company, by table. */
export interface SampleWorkspace extends DefaultRecords {
  users: Row<'users'>[]
  teams: Row<'teams'>[]
  team_members: Row<'team_members'>[]
  accounts: Row<'accounts'>[]
  prospects: Row<'prospects'>[]
  opportunities: Row<'opportunities'>[]
  sequences: Row<'sequences'>[]
  sequence_steps: Row<'sequence_steps'>[]
  templates: Row<'templates'>[]
  sequence_templates: Row<'sequence_templates'>[]
  sequence_states: Row<'sequence_states'>[]
  mailings: Row<'mailings'>[]
  calls: Row<'calls'>[]
  tasks: TaskRow[]
  task_events: EventRow[]
}

const seed = 20_260_504

/** The sample company as it stands at `now`: the same instant always gives the same rows. `faker` is seeded here. */
export function buildSampleWorkspace(now: Date, faker: Faker): SampleWorkspace {
  const dice = makeDice(faker, seed)
  const calendar = makeWorkCalendar(now)
  const foundedAt = calendar.at(calendar.today.subtract({ days: 800 }), 540, 'America/New_York')
  const defaults = defaultRecords(foundedAt)
  const { reps, ...people } = buildPeople(foundedAt)
  const idByName = (rows: readonly { id: number; name: string }[]) => (name: string) => {
    const row = rows.find((one) => one.name === name)
    if (!row) throw new Error(`The sample has no record named ${name}`)
    return row.id
  }
  const priorityId = idByName(defaults.task_priorities)
  const market = buildMarket(dice, reps, defaults, now)
  const { plays, ...playbook } = buildPlaybook(priorityId, people.users.length, foundedAt)
  const context: SampleContext = { dice, calendar, priorityId, stageId: idByName(defaults.stages), users: people.users, decks: new Map(), ...market }

  let stateId = 0
  const desks = reps.map((rep) => {
    const own = market.prospects.filter((prospect) => prospect.owner_id === rep.user.id)
    return fillDesk(context, rep, plays, dice.shuffle(own), () => ++stateId)
  })
  const stories = desks.flatMap((desk) => desk.stories)
  plantHostileHtml(stories)
  return { ...defaults, ...people, ...market, ...playbook, sequence_states: desks.flatMap((desk) => desk.states), ...settle(stories) }
}

function plantHostileHtml(stories: readonly TaskStory[]): void {
  const compiled = stories.filter(({ task }) => task.compiled_sequence_template_html !== null)
  for (const [index, html] of hostileHtml.entries()) {
    const task = compiled[index]?.task
    if (task) task.compiled_sequence_template_html = html
  }
}
