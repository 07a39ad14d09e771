import fc from 'fast-check'
import { expect } from 'vitest'
import { bySeq, isOpen, type LogEntry, type PersonAction } from '#web/data/log-entry.ts'
import { sameValue, targetsOf, valueOf, type ValueName } from '#web/data/task-values.ts'
import { valuesToRestore } from '#web/data/undo-log.ts'
import { Browser } from './browser.ts'
import { fates, Network } from './network.ts'
import { flush, Page, type Plants } from './page.ts'
import { ServiceModel } from './service-model.ts'

const ids = [1, 2, 3]
const people = [1, 2]
const mostTabs = 3
const number = fc.nat({ max: 9 })
const step = <Name extends string>(name: Name) => fc.record({ do: fc.constant(name), tab: number, n: number })

/** What a person, somebody else, the browser and the network do, in any order. */
export const steps = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('act' as const), tab: number, n: number, choice: number, all: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('other' as const), tab: number, n: number, choice: number }) },
    { weight: 1, arbitrary: step('forbid') },
    { weight: 2, arbitrary: step('read') },
    { weight: 2, arbitrary: step('take') },
    { weight: 12, arbitrary: fc.record({ do: fc.constant('settle' as const), tab: number, n: number, fate: fc.oneof({ weight: 3, arbitrary: fc.constant('answered' as const) }, fc.constantFrom(...fates)) }) },
    { weight: 3, arbitrary: step('retry') },
    { weight: 4, arbitrary: step('elapse') },
    { weight: 4, arbitrary: step('undo') },
    { weight: 1, arbitrary: step('undoLatest') },
    { weight: 1, arbitrary: step('open') },
    { weight: 1, arbitrary: step('reload') },
    { weight: 1, arbitrary: step('close') },
    { weight: 1, arbitrary: step('line') },
    { weight: 1, arbitrary: step('skew') },
    { weight: 1, arbitrary: step('signIn') },
    { weight: 1, arbitrary: step('signOut') },
    { weight: 1, arbitrary: step('expire') },
    { weight: 2, arbitrary: step('notice') },
    { weight: 2, arbitrary: step('again') },
  ),
  { maxLength: 40, size: 'max' },
)
export type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never

const isByHand = (one: Step) => one.do === 'act' || one.do === 'again' || one.do === 'undo' || one.do === 'undoLatest'

/** Actions with targets that are never the same twice, so that a value tells where it came from. */
function actionOf(choice: number, unique: number): PersonAction {
  const dueAt = new Date(Date.UTC(2026, 5, 1) + unique * 60_000).toISOString()
  const choices: PersonAction[] = [
    { name: 'reschedule', params: { dueAt } },
    { name: 'snooze', params: {} },
    { name: 'reassignOwner', params: { ownerId: 100 + unique } },
    { name: 'markComplete', params: {} },
    { name: 'update', params: unique % 2 ? { taskPriorityId: 200 + unique } : { dueAt, action: `action ${unique}` } },
    { name: 'delete', params: {} },
  ]
  return choices[choice % choices.length]!
}

/** A browser with up to three tabs and two people who use it, a service, the network between, and somebody else. */
export class World {
  readonly service: ServiceModel
  readonly network: Network
  readonly browser = new Browser(people[0]!)
  readonly #plants: Plants
  readonly #told = new Set<string>()
  /** Everything that anybody ever did here, by id. */
  readonly #acts = new Map<string, LogEntry>()
  /** What signing out was allowed to drop. */
  readonly #wiped = new Set<string>()
  #tabs: Page[] = []
  #unique = 0
  /** Who signed out, as long as nobody signed in again. */
  #leftBy: number | null = null

  constructor(plants: Plants, withoutRev: boolean) {
    this.#plants = plants
    this.service = new ServiceModel(ids, withoutRev)
    this.network = new Network(this.service, plants)
  }

  /** Plays all of it, then lets everything settle, and judges how it ended. */
  static async play(all: readonly Step[], withoutRev: boolean, plants: Plants = {}): Promise<void> {
    const world = new World(plants, withoutRev)
    await world.#open()
    await world.#open()
    for (const one of all) {
      world.#step(one)
      await flush()
      await world.#check()
    }
    await world.#finish()
  }

  async #open(): Promise<void> {
    const tab = new Page(this.service, this.#plants, { network: this.network, browser: this.browser })
    this.#tabs.push(tab)
    tab.notices.subscribe(() => {
      for (const { id } of tab.notices.all()) this.#told.add(id)
      expect(new Set(tab.notices.all().map(({ id }) => id)).size, 'each refusal tells once').toBe(tab.notices.all().length)
    })
    tab.openFor(this.browser.cookieUser)
    await flush()
    tab.startRead()
    this.network.waiting.at(-1)?.settle('answered')
    await flush()
  }

  #step(one: Step): void {
    const tab = this.#tabs[one.tab % this.#tabs.length]!
    const waiting = this.network.waiting[one.n % Math.max(1, this.network.waiting.length)]
    const id = ids[one.n % ids.length]!
    this.#unique += 1
    // A tab that was frozen hears what waited before a hand can do anything in it; only in the moment of signing out it may be late.
    if (isByHand(one) && this.#leftBy === null) this.browser.hear(tab)
    switch (one.do) {
      case 'act':
        tab.act(one.all ? ids : [id], actionOf(one.choice, this.#unique))
        return this.#noteActs(tab)
      case 'again':
        tab.tryAgain(one.n)
        return this.#noteActs(tab)
      case 'other':
        return this.service.changeByOther(actionOf(one.choice, this.#unique), id)
      case 'forbid':
        return void this.service.forbidden[this.service.forbidden.has(id) ? 'delete' : 'add'](id)
      case 'read':
        return tab.startRead()
      case 'take':
        return waiting && this.network.take(waiting)
      case 'settle':
        return waiting?.settle(one.fate)
      case 'retry':
        return tab.retry(one.n)
      case 'elapse':
        return tab.elapse(one.n)
      case 'undo': {
        const act = [...this.#acts.values()].at(-1 - one.n)
        return act && void tab.run(() => tab.pending.undo(one.n % 2 ? act.id : act.groupId))
      }
      case 'undoLatest':
        return void tab.run(() => tab.pending.undoLatest())
      case 'open':
        return void (this.#tabs.length < mostTabs && this.#open())
      case 'reload':
      case 'close':
        if (one.do === 'close' && this.#tabs.length === 1) return
        tab.die()
        this.#tabs = this.#tabs.filter((other) => other !== tab)
        return void (one.do === 'reload' && this.#open())
      case 'line':
        this.browser.isOnline = !this.browser.isOnline
        return
      case 'skew':
        this.browser.skewMs = (one.n % 3) * 3_600_000 - 3_600_000
        return
      case 'signIn':
        return this.#signIn(tab, people[one.n % people.length]!)
      case 'signOut':
        return this.#signOut(tab, one.n % 2 === 1)
      case 'expire':
        this.browser.cookieUser = null
        return
      case 'notice':
        this.browser.hear(tab)
        return tab.openFor(this.browser.cookieUser, false)
    }
  }

  #signIn(tab: Page, user: number): void {
    if (!this.browser.isOnline) return
    this.#leftBy = null
    void tab.run(async () => {
      await tab.pending.changeHands()
      this.browser.cookieUser = user
      tab.openFor(user)
    })
  }

  #noteActs(tab: Page): void {
    for (const act of tab.acts) {
      // Somebody signed out, which this tab hasn't heard yet: nothing more is kept.
      if (!this.#acts.has(act.id) && this.#leftBy !== null) this.#wiped.add(act.id)
      this.#acts.set(act.id, act)
    }
  }

  /** The page that signs out tells the others, which forget it when they hear of it: at once, or later than that. */
  #signOut(tab: Page, isSlow: boolean): void {
    const user = tab.pending.userId()
    if (user === null || this.browser.cookieUser !== user) return
    for (const { id, userId } of this.#acts.values()) if (userId === user) this.#wiped.add(id)
    this.browser.isSlow = isSlow
    void tab.run(() => tab.pending.wipe())
    tab.forget()
    this.browser.cookieUser = null
    this.#leftBy = user
  }

  async #check(): Promise<void> {
    if (this.#leftBy !== null) expect(await this.browser.storage.load(this.#leftBy), 'after sign-out nothing is left').toEqual([])
    for (const tab of this.#tabs) tab.check()
    for (const { key, userId } of this.service.arrivals) {
      const owner = this.#acts.get(key)?.userId
      if (owner !== undefined) expect(userId, "nothing travels under another's session").toBe(owner)
    }
  }

  async #finish(): Promise<void> {
    this.browser.isOnline = true
    if (this.#tabs.length === 0) await this.#open()
    for (const user of [...people].reverse()) {
      for (const tab of this.#tabs) this.browser.hear(tab)
      this.#signIn(this.#tabs[0]!, user)
      await flush()
      for (const tab of this.#tabs) tab.openFor(user, false)
      await flush()
      await this.#drain()
      this.#judgeTabs()
      await this.#judgeLog(user)
    }
  }

  /** Whether the service's row was as the action wanted it when it was taken for done. */
  #isMet({ state, answer, taskId, action, userId }: LogEntry): boolean {
    if (action.name === 'delete') return state === 'acknowledged' && this.service.wasOutOfSight(taskId, userId)
    const row = state === 'acknowledged' && [...(this.service.history.get(taskId)?.values() ?? [])].find(({ attributes, meta }) => answer?.rev === meta?.rev || answer?.updatedAt === attributes.updatedAt)
    // Without `rev` nobody can tell whose completion it is, once one's own was sent.
    if (row && targetsOf(action) === null) return this.service.withoutRev && row.attributes.state === 'complete'
    const targets = Object.entries(targetsOf(action) ?? {}) as [ValueName, unknown][]
    return row !== false && row !== undefined && targets.length > 0 && targets.every(([name, value]) => sameValue(name, valueOf(row, name), value))
  }

  async #drain(): Promise<void> {
    for (const tab of this.#tabs) tab.startRead()
    const isBusy = () => this.network.waiting.length > 0 || this.#tabs.some((tab) => tab.pending.count() > 0)
    for (let round = 0; round < 300 && isBusy(); round++) {
      for (const one of [...this.network.waiting]) one.settle('answered')
      for (const tab of this.#tabs) tab.passTime()
      await flush()
      await this.#check()
    }
    for (const tab of this.#tabs) tab.startRead()
    for (const one of [...this.network.waiting]) one.settle('answered')
    await flush()
    await this.#check()
  }

  #judgeTabs(): void {
    for (const tab of this.#tabs) {
      const { pending, accepted } = tab
      expect(pending.count(), 'nothing is under way for ever').toBe(0)
      for (const [id, task] of this.service.tasks) {
        // What a rep may not see, the service doesn't tell them.
        if (!this.service.isInSight(task, pending.userId()!)) continue
        const { attributes, relationships } = accepted.get(id)!
        expect({ attributes, relationships }, 'the page converges to the server').toEqual({ attributes: task.attributes, relationships: task.relationships })
        expect(pending.entriesFor(id), 'nothing settled still shows').toEqual([])
      }
    }
  }

  async #judgeLog(user: number): Promise<void> {
    const log = new Map((await this.browser.storage.load(user)).map((entry) => [entry.id, entry]))
    expect([...log.values()].filter(isOpen), 'nothing is under way for ever').toEqual([])
    for (const act of [...this.#acts.values()].filter(({ id, userId }) => userId === user && !this.#wiped.has(id))) {
      const entry = log.get(act.id)
      expect(entry, 'an unanswered action is kept').toBeDefined()
      const arrived = this.service.arrivals.filter(({ key }) => key === act.id)
      const isUnsent = entry?.state === 'undone'
      // Somebody else had set it otherwise, or deleted it, which was told, or had set it just so.
      const isKept = entry?.state === 'refused' && (entry.refusedWith === null || (entry.refusedWith === 404 && this.service.wasOutOfSight(entry.taskId, user)))
      const isSettledWithout = entry && arrived.length === 0 && (isKept || this.#isMet(entry))
      if (!isSettledWithout) expect(arrived.length, isUnsent ? 'what was taken back in time is never sent' : 'each action arrives under one key').toBe(isUnsent ? 0 : 1)
      if (arrived[0]) expect(arrived[0].action, 'with its target').toEqual(act.action)
      if (entry?.state === 'refused') expect(this.#told.has(act.id), 'each refusal tells once').toBe(true)
    }
    const known = new Set([...log.keys(), ...this.#acts.keys()])
    for (const arrival of this.service.arrivals) {
      if (arrival.userId !== user || this.#wiped.has(arrival.key)) continue
      if (arrival.action.name !== 'restore') expect(known, 'each action arrives under one key').toContain(arrival.key)
      if (this.service.withoutRev) continue
      const entry = log.get(arrival.key)
      const decidedOn = entry?.seen?.rev ?? null
      if (arrival.action.name === 'delete' && decidedOn !== null && arrival.carriedOutOn !== null) {
        const makers = Array.from({ length: arrival.carriedOutOn - decidedOn }, (_, n) => this.service.makers.get(`${arrival.taskId}.${decidedOn + n + 1}`))
        expect([...new Set(makers)].filter((who) => who !== user), "nobody's work is deleted unseen").toEqual([])
      }
      const seen = entry && arrival.action.name !== 'restore' ? entry.seen ?? valuesToRestore(entry, { all: () => [...log.values()].sort(bySeq) }) : {}
      const own = entry ? [...log.values()].filter(({ taskId, seq, state }) => taskId === entry.taskId && seq < entry.seq && state === 'acknowledged').sort(bySeq).map(({ action }) => targetsOf(action) ?? {}) : []
      for (const [name, value] of Object.entries(arrival.overwrote)) {
        // What the person set last is no news to them, whoever set it so again.
        if (value === own.findLast((values) => values[name as ValueName] !== undefined)?.[name as ValueName]) continue
        expect(value, `somebody else's change is never overwritten unseen (${arrival.action.name})`).toEqual(seen[name as keyof typeof seen])
      }
    }
    for (const id of ids) {
      const order = this.service.arrivals.filter(({ key, taskId }) => taskId === id && log.has(key)).map(({ key }) => log.get(key)!.seq)
      expect(order, 'of one task in order').toEqual([...order].sort((a, b) => a - b))
    }
  }
}
