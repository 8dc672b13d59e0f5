import type { Clock } from '../../shared/clock.ts'
import { hostLaneKey, type LaneKey, type LaneView } from '../../shared/lane.ts'
import type { Preferences } from '../../shared/preferences.ts'
import type { StoredRecord } from '../../shared/record.ts'
import type { SavedLane } from '../../shared/saved.ts'
import { Lane, type LaneLimits } from './lane.ts'
import { fromSaved, type LaneMemory, toEpoch, toSaved } from './lane-memory.ts'
import type { SourceCatalog, SourceInfo } from './ports.ts'

type Listener = (key: LaneKey) => void

/**
 * All lanes: one per source, and one per host of a source whose hosts are each their own gate. A host's
 * lane is made when first needed and goes when nothing of it matters any more.
 */
export class Lanes {
  readonly #clock: Clock
  readonly #catalog: SourceCatalog
  readonly #lanes = new Map<LaneKey, Lane>()
  readonly #labels = new Map<string, SourceInfo>()
  readonly #listeners = new Set<Listener>()
  /** Host lanes that are idle now but still owe a delay or a rest. */
  readonly #leaving = new Map<LaneKey, Disposable>()
  #preferences: Preferences

  constructor(clock: Clock, catalog: SourceCatalog, preferences: Preferences, saved: readonly SavedLane[]) {
    this.#clock = clock
    this.#catalog = catalog
    this.#preferences = preferences
    for (const source of catalog.all) {
      this.#labels.set(source.name, source)
      this.#make(source, null, undefined)
    }
    for (const lane of saved) this.#recall(lane)
  }

  get(key: LaneKey): Lane | undefined {
    return this.#lanes.get(key)
  }

  all(): Iterable<Lane> {
    return this.#lanes.values()
  }

  /** The lane a record goes through, made if need be; undefined when its source is no longer known. */
  forRecord({ source: name, lane: key }: Pick<StoredRecord, 'source' | 'lane'>): Lane | undefined {
    const source = this.#catalog.find(name)
    if (!source) return undefined
    const [, host = null] = splitOnce(key, ':')
    this.#leaving.get(key)?.[Symbol.dispose]()
    this.#leaving.delete(key)
    return this.#lanes.get(key) ?? this.#make(source, host, undefined)
  }

  /** A lane as it is, or as it would be when first needed; that one is not kept. */
  existingOrNew(key: LaneKey): Lane {
    const existing = this.#lanes.get(key)
    if (existing) return existing
    const [name, host = null] = splitOnce(key, ':')
    const source = this.#labels.get(name)
    if (!source) throw new Error(`No source has a lane ${key}`)
    return new Lane({ key, source: name, host }, this.#limitsOf(source, key))
  }

  /** Settings in force change at once, for lanes there are and lanes to come. */
  apply(preferences: Preferences): void {
    this.#preferences = preferences
    for (const lane of this.#lanes.values()) {
      const source = this.#labels.get(lane.source)
      if (source) lane.setLimits(this.#limitsOf(source, lane.key))
      // Settings of its own may have been all that kept it.
      this.release(lane)
    }
  }

  /** Says that something of a lane changed. Of a host's, also its source's: that sums up its hosts. */
  touch(key: LaneKey): void {
    const [source] = splitOnce(key, ':')
    for (const listener of this.#listeners) {
      listener(key)
      if (source !== key) listener(source)
    }
  }

  onChange(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Someone has left a lane. A host's goes once it is idle, has no settings of its own and owes no delay or rest. */
  release(lane: Lane): void {
    this.touch(lane.key)
    const owes = lane.active + lane.queue.length + lane.retrying + lane.lackingRoom > 0
    if (lane.host === null || owes || this.#preferences.lanes[lane.key]) return
    const freeAt = Math.max(lane.opensAt, lane.coolDownUntil ?? Number.NEGATIVE_INFINITY)
    this.#leaving.get(lane.key)?.[Symbol.dispose]()
    this.#leaving.delete(lane.key)
    if (freeAt > this.#clock.monotonic()) {
      this.#leaving.set(
        lane.key,
        this.#clock.at(freeAt, () => this.release(lane)),
      )
      return
    }
    this.#lanes.delete(lane.key)
    this.touch(lane.key)
  }

  close(): void {
    for (const alarm of this.#leaving.values()) alarm[Symbol.dispose]()
    this.#leaving.clear()
  }

  /** As a person sees it; that of a source with host lanes sums up its hosts. */
  view(key: LaneKey): LaneView | undefined {
    const lane = this.#lanes.get(key)
    if (!lane) return undefined
    const label = this.#labels.get(lane.source)?.label ?? lane.source
    const { coolDownUntil, coolDownReason } = lane.memory
    const { concurrency, delayMs, paused, adaptive, budget, speedLimit } = lane.limits
    const now = this.#clock.monotonic()
    const isResting = coolDownUntil !== null && coolDownUntil > now
    return {
      key,
      source: lane.source,
      host: lane.host,
      label: lane.host ?? label,
      concurrency,
      delay: delayMs / 1_000,
      paused,
      adaptive,
      bearable: lane.concurrency,
      budget,
      speedLimit,
      ...this.#sumOf(lane),
      opensAt: lane.opensAt > now ? toEpoch(this.#clock, lane.opensAt) : null,
      coolDownUntil: isResting ? toEpoch(this.#clock, coolDownUntil) : null,
      coolDownReason: isResting ? coolDownReason : null,
    }
  }

  /** What of a lane outlives the process; undefined once it has gone. */
  saved(key: LaneKey): SavedLane | undefined {
    const memory = this.#lanes.get(key)?.memory
    return memory && toSaved(key, memory, this.#clock)
  }

  #sumOf(lane: Lane): Pick<LaneView, 'active' | 'queued' | 'retrying'> {
    const sum = { active: 0, queued: 0, retrying: 0 }
    const isParent = lane.host === null && this.#labels.get(lane.source)?.hostOf !== undefined
    for (const one of isParent ? this.#lanes.values() : [lane]) {
      if (one.source !== lane.source) continue
      sum.active += one.active
      sum.queued += one.queue.length + one.lackingRoom
      sum.retrying += one.retrying
    }
    return sum
  }

  #make(source: SourceInfo, host: string | null, memory: LaneMemory | undefined): Lane {
    const key = host === null ? source.name : hostLaneKey(source.name, host)
    const lane = new Lane({ key, source: source.name, host }, this.#limitsOf(source, key), memory)
    this.#lanes.set(key, lane)
    this.touch(key)
    return lane
  }

  #limitsOf(source: SourceInfo, key: LaneKey): LaneLimits {
    const general = this.#preferences.lanes[source.name] ?? {}
    const own = key === source.name ? {} : (this.#preferences.lanes[key] ?? {})
    const concurrency = own.concurrency ?? general.concurrency ?? source.policy.concurrency
    const delay = own.delay ?? general.delay ?? source.policy.delay
    const paused = own.paused ?? general.paused ?? false
    const adaptive = own.adaptive ?? general.adaptive ?? false
    const budget = own.budget === undefined ? (general.budget ?? null) : own.budget
    const speedLimit = own.speedLimit ?? general.speedLimit ?? 0
    return { concurrency, delayMs: delay * 1_000, paused, adaptive, budget, speedLimit }
  }

  #recall(saved: SavedLane): void {
    const [name, host = null] = splitOnce(saved.key, ':')
    const source = this.#catalog.find(name)
    if (!source) return
    const lane = this.#make(source, host, fromSaved(saved, this.#clock))
    this.release(lane)
  }
}

function splitOnce(text: string, separator: string): [head: string, tail?: string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
