import { hostLaneKey, type LaneView } from '../../shared/lane.ts'
import type { LinkMatch } from '../../shared/methods.ts'
import { type DownloadRecord, isTerminal, RecordId, type RecordState } from '../../shared/record.ts'
import type { Stats } from '../../shared/stats.ts'
import { type Waiting, whyInLane } from '../../shared/waiting.ts'
import { fakeSources } from './fake-seed.ts'

const MAX_ACTIVE = 16
const BYTES_PER_SECOND = 2_400_000

/** The fake engine's records and lanes: enough of their rules to look alive, no more. Not the engine's code. */
export class FakeQueue {
  readonly #records = new Map<RecordId, DownloadRecord>()
  readonly #lanes = new Map<string, LaneView>()
  // Kept along, so that 100,000 records cost a tick nothing.
  readonly #running = new Set<RecordId>()
  readonly #laneCounts = new Map<string, { active: number; queued: number; retrying: number }>()
  readonly #stateCounts: Record<RecordState, number> = {
    Initializing: 0,
    'InProgress, Downloading': 0,
    Paused: 0,
    'Completed, Succeeded': 0,
    Errored: 0,
    Cancelled: 0,
  }
  #list: DownloadRecord[] | null = null
  #dirty = new Set<RecordId>()
  #gone = new Set<RecordId>()
  #order = 0

  constructor() {
    for (const { name, label, policy } of fakeSources)
      this.#addLane({ key: name, source: name, label, host: null, ...policy })
  }

  get(id: RecordId): DownloadRecord | null {
    return this.#records.get(id) ?? null
  }

  page(offset: number, limit: number) {
    this.#list ??= [...this.#records.values()]
    return { records: this.#list.slice(offset, offset + limit), total: this.#list.length }
  }

  enqueueLink(url: string, source?: string, title?: string): RecordId {
    const { name, displayName } = recognise(url, source)
    const lane = name === 'http' ? hostLaneKey('http', new URL(url).hostname) : name
    return this.enqueue(name, title ?? displayName, { targetId: url, lane })
  }

  match(urls: readonly string[], source?: string): LinkMatch[] {
    const known = new Map([...this.#records.values()].map((record) => [record.targetId, record]))
    return urls.map((url) => {
      const { name, displayName } = recognise(url, source)
      const before = known.get(url)
      const ended = before?.state === 'Completed, Succeeded' ? 'completed' : 'queued'
      // The fake takes everything but this, for the sake of showing what nobody takes.
      const taken = new URL(url).hostname === 'nobody.example' ? null : name
      const others = new URL(url).hostname === 'several.example' ? ['tidal', 'deezer'] : []
      return { url, source: taken, displayName, known: before ? ended : null, others, dir: null }
    })
  }

  enqueue(source: string, displayName: string, facts: Partial<DownloadRecord> = {}): RecordId {
    this.#order += 1
    const record = blankRecord(source, displayName, this.#order)
    const { lane = record.lane } = facts
    if (!this.#lanes.has(lane)) {
      const host = lane.split(':')[1] ?? null
      this.#addLane({ key: lane, source, label: host ?? source, host, concurrency: 2, delay: 0 })
    }
    // The seed makes any state at once; a union cannot follow that.
    const made = { ...record, waiting: this.#behindAll(lane), ...facts } as DownloadRecord
    this.#put(made)
    return made.id
  }

  /** Why one that is new waits, in its lane's queue. */
  #behindAll(key: string): Waiting {
    const position = (this.#laneCounts.get(key)?.queued ?? 0) + 1
    const { paused = false, coolDownUntil = null } = this.#lanes.get(key) ?? {}
    const lane = { concurrency: 0, active: 0, delayMs: 0, opensAt: 0, paused, coolDownUntil }
    return whyInLane(lane, position, Date.now())
  }

  change(id: RecordId, facts: object): boolean {
    const record = this.#records.get(id)
    if (!record) return false
    this.#put({ ...record, ...facts } as DownloadRecord)
    return true
  }

  changeAll(has: (state: RecordState) => boolean, facts: object): number {
    const records = [...this.#records.values()].filter(({ state }) => has(state))
    return records.filter(({ id }) => this.change(id, facts)).length
  }

  /** What a lane's change does to a record that waits in it: nobody is told. */
  changeSilently(displayName: string, facts: object): void {
    const record = [...this.#records.values()].find((each) => each.displayName === displayName)
    if (record) this.#records.set(record.id, { ...record, ...facts } as DownloadRecord)
  }

  cancel(id: RecordId, remove: boolean): boolean {
    const record = this.#records.get(id)
    if (!record) return false
    if (remove) this.#drop(id)
    else if (!isTerminal(record.state))
      this.change(id, { state: 'Cancelled', waiting: null, speed: 0, timeRemaining: null })
    else return false
    return true
  }

  cancelAll(): number {
    const unfinished = [...this.#records.values()].filter(({ state }) => !isTerminal(state))
    return unfinished.filter(({ id }) => this.cancel(id, false)).length
  }

  retry(id: RecordId): boolean {
    return this.change(id, {
      state: 'Initializing',
      error: null,
      progress: 0,
      transferred: 0,
      attempt: 0,
      waiting: slot(1),
    })
  }

  clearCompleted(): number {
    const completed = [...this.#records.values()].filter(({ state }) => state === 'Completed, Succeeded')
    for (const { id } of completed) this.#drop(id)
    return completed.length
  }

  lanes(): LaneView[] {
    const lanes = [...this.#lanes.values()].map((lane) => ({ ...lane, ...this.#laneCounts.get(lane.key) }))
    return lanes.map((lane) => (lane.host === null ? withHosts(lane, lanes) : lane))
  }

  setLane(
    source: string,
    host: string | undefined,
    change: object & { readonly paused?: boolean | undefined },
  ): LaneView {
    const key = host === undefined ? source : hostLaneKey(source, host)
    if (host !== undefined && !this.#lanes.has(key))
      this.#addLane({ key, source, label: host, host, concurrency: 2, delay: 0 })
    // Pausing a source, or having it go on, has its hosts follow.
    const { paused } = change
    for (const lane of paused !== undefined && host === undefined ? [...this.#lanes.values()] : []) {
      if (lane.source === source && lane.host !== null) this.changeLane(lane.key, { paused })
    }
    return this.changeLane(key, change)
  }

  /** Back to what its source asks for. */
  resetLane(key: string): void {
    const source = fakeSources.find(({ name }) => name === key.split(':')[0])
    if (source) this.changeLane(key, { ...source.policy, paused: false, adaptive: false, budget: null })
  }

  changeLane(key: string, change: object): LaneView {
    const lane = this.#lanes.get(key)
    if (!lane) throw new Error(`There is no lane ${key}.`)
    const changed = { ...lane, ...change }
    this.#lanes.set(key, changed)
    return changed
  }

  endCoolDown(source: string, host: string | undefined): boolean {
    this.changeLane(host === undefined ? source : hostLaneKey(source, host), {
      coolDownUntil: null,
      coolDownReason: null,
    })
    return true
  }

  stats(): Stats {
    const counts = { ...this.#stateCounts }
    const speed = [...this.#running].reduce((sum, id) => sum + (this.#records.get(id)?.speed ?? 0), 0)
    return { counts, speed, active: this.#running.size, maxActive: MAX_ACTIVE }
  }

  takeChanges() {
    const put = [...this.#dirty].flatMap((id) => this.#records.get(id) ?? [])
    const drop = [...this.#gone]
    this.#dirty = new Set()
    this.#gone = new Set()
    return { put, drop }
  }

  /** `ms` pass: what runs gets on, what is done makes place for what waits. */
  tick(ms: number): void {
    const now = Date.now()
    for (const id of [...this.#running]) {
      const record = this.#records.get(id)
      if (record && record.size > 0) this.#receive(record, ms)
    }
    for (const lane of this.lanes()) this.#startNext(lane, now)
  }

  #receive(record: DownloadRecord, ms: number): void {
    const speed =
      BYTES_PER_SECOND * (0.6 + ((record.order * 7) % 10) / 6 + Math.sin(Date.now() / 900 + record.order) / 5)
    const transferred = Math.min(record.size, record.transferred + Math.round((speed * ms) / 1000))
    if (transferred === record.size) {
      const filePath = `/home/ada/Downloads/${record.displayName}`
      this.change(record.id, {
        state: 'Completed, Succeeded',
        transferred,
        progress: 100,
        speed: 0,
        timeRemaining: null,
        filePath,
        error: null,
      })
      this.changeLane(record.lane, {
        opensAt: Date.now() + (this.#lanes.get(record.lane)?.delay ?? 0) * 1000,
      })
      return
    }
    const timeRemaining = (record.size - transferred) / speed
    this.change(record.id, { transferred, speed, timeRemaining, progress: (transferred / record.size) * 100 })
  }

  #startNext(lane: LaneView, now: number): void {
    if (lane.queued === 0 || lane.paused) return
    const queued = [...this.#records.values()].filter(
      (record) =>
        record.lane === lane.key && record.state === 'Initializing' && record.waiting?.reason !== 'retry',
    )
    const facts = { ...lane, delayMs: lane.delay * 1000, opensAt: lane.opensAt ?? 0 }
    queued.forEach((record, index) => {
      const waiting = whyInLane(facts, index + 1, now)
      if (index === 0 && waiting.reason === 'global-cap') {
        const size = 20_000_000 + ((record.order * 37) % 90) * 1_000_000
        this.change(record.id, { state: 'InProgress, Downloading', waiting: null, size, attempt: 1 })
        this.changeLane(lane.key, { opensAt: now + lane.delay * 1000 })
        return
      }
      if (JSON.stringify(waiting) !== JSON.stringify(record.waiting)) this.change(record.id, { waiting })
    })
  }

  #addLane(lane: Pick<LaneView, 'key' | 'source' | 'label' | 'host' | 'concurrency' | 'delay'>): void {
    const idle = {
      ...lane,
      paused: false,
      adaptive: false,
      bearable: lane.concurrency,
      budget: null,
      speedLimit: 0,
      active: 0,
      queued: 0,
      retrying: 0,
      opensAt: null,
      coolDownUntil: null,
      coolDownReason: null,
    }
    this.#lanes.set(lane.key, idle)
  }

  #put(record: DownloadRecord): void {
    const before = this.#records.get(record.id)
    if (before) this.#count(before, -1)
    this.#count(record, 1)
    this.#records.set(record.id, record)
    this.#list = null
    this.#dirty.add(record.id)
  }

  #drop(id: RecordId): void {
    const before = this.#records.get(id)
    if (before) this.#count(before, -1)
    this.#records.delete(id)
    this.#list = null
    this.#dirty.delete(id)
    this.#gone.add(id)
  }

  #count({ id, lane, state, waiting }: DownloadRecord, by: 1 | -1): void {
    const counts = this.#laneCounts.get(lane) ?? { active: 0, queued: 0, retrying: 0 }
    this.#laneCounts.set(lane, counts)
    this.#stateCounts[state] += by
    if (state === 'Initializing') counts[waiting?.reason === 'retry' ? 'retrying' : 'queued'] += by
    if (state !== 'InProgress, Downloading') return
    counts.active += by
    if (by > 0) this.#running.add(id)
    else this.#running.delete(id)
  }
}

function recognise(url: string, source?: string) {
  const { hostname, pathname } = new URL(url)
  const displayName = decodeURIComponent(pathname.split('/').at(-1) || hostname)
  const host = hostname === 'youtu.be' ? 'youtube' : hostname
  const name = source ?? fakeSources.find((each) => host.includes(each.name))?.name ?? 'http'
  return { name, displayName }
}

const slot = (position: number) => ({ reason: 'slot', until: null, position }) as const

/** A UUID v4 that is the same on each run. */
export const fakeId = (n: number): RecordId =>
  RecordId.parse(`00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`)

export function blankRecord(source: string, displayName: string, order: number): DownloadRecord {
  return {
    id: fakeId(order),
    source,
    lane: source,
    targetId: `${source}-${order}`,
    displayName,
    filename: displayName,
    username: source,
    processName: null,
    extra: {},
    state: 'Initializing',
    progress: 0,
    size: 0,
    transferred: 0,
    speed: 0,
    timeRemaining: null,
    phase: null,
    filePath: null,
    otherFiles: [],
    verified: null,
    expanded: null,
    partOf: null,
    error: null,
    attempt: 0,
    nextAttemptAt: null,
    createdAt: Date.now(),
    order,
    priority: 'normal',
    startedAt: null,
    alternatives: [],
    tried: [],
    finishedAt: null,
    waiting: slot(1),
  }
}

/** A source's lane sums up its hosts, as the engine's does. */
function withHosts(lane: LaneView, lanes: readonly LaneView[]): LaneView {
  const hosts = lanes.filter(({ source, host }) => source === lane.source && host !== null)
  const sum = (of: 'active' | 'queued' | 'retrying') =>
    hosts.reduce((total, host) => total + host[of], lane[of])
  return { ...lane, active: sum('active'), queued: sum('queued'), retrying: sum('retrying') }
}
