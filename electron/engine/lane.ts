import type { DownloadFailure } from '../../shared/failure.ts'
import type { Budget, LaneKey } from '../../shared/lane.ts'
import { type LaneFacts, whyInLane } from '../../shared/waiting.ts'
import { blankMemory, type LaneMemory } from './lane-memory.ts'
import { LaneQueue } from './lane-queue.ts'
import { afterSuccess, afterThrottle, concurrencyAt, pauseAt } from './pace.ts'
import { coolDownMs, type Random } from './retry.ts'

/** A lane's settings in force. */
export type LaneLimits = {
  readonly concurrency: number
  readonly delayMs: number
  readonly paused: boolean
  readonly adaptive: boolean
  readonly budget: Budget | null
  /** Bytes per second; 0: none. */
  readonly speedLimit: number
}

/**
 * A source's gate, or that of one of its hosts.
 *
 * A lane answers, it never waits: who waits is data in its queue, where it can be saved, moved and
 * paused. All times are monotonic ms.
 */
export class Lane implements LaneFacts {
  readonly key: LaneKey
  readonly source: string
  readonly host: string | null
  readonly queue = new LaneQueue()
  /** Records of this lane waiting for their next attempt. */
  retrying = 0
  /** Records of this lane waiting for room on a full disk. */
  lackingRoom = 0
  #limits: LaneLimits
  #memory: LaneMemory
  #active = 0
  /** When the present cool-down was set; tells a new offence from the echo of an old one. */
  #coolDownSetAt = Number.NEGATIVE_INFINITY

  constructor(
    id: { readonly key: LaneKey; readonly source: string; readonly host: string | null },
    limits: LaneLimits,
    memory: LaneMemory = blankMemory,
  ) {
    this.key = id.key
    this.source = id.source
    this.host = id.host
    this.#limits = limits
    this.#memory = memory
  }

  get limits(): LaneLimits {
    return this.#limits
  }

  /** How many may run at once now. */
  get concurrency(): number {
    const { adaptive, concurrency } = this.#limits
    return adaptive ? concurrencyAt(this.#memory.pace, concurrency) : concurrency
  }

  get delayMs(): number {
    return this.#limits.delayMs
  }

  get paused(): boolean {
    return this.#limits.paused
  }

  get active(): number {
    return this.#active
  }

  get coolDownUntil(): number | null {
    return this.#memory.coolDownUntil
  }

  get memory(): LaneMemory {
    return this.#memory
  }

  /**
   * No sooner than the delay (and an adaptive lane's pause) after the latest start and after the latest
   * finish, however that ended, and no sooner than the budget has room again.
   */
  get opensAt(): number {
    const { lastStart, lastFinish, starts, pace } = this.#memory
    const { delayMs, adaptive, budget } = this.#limits
    const gapMs = Math.max(delayMs, adaptive ? pauseAt(pace) : 0)
    const latest = Math.max(lastStart ?? Number.NEGATIVE_INFINITY, lastFinish ?? Number.NEGATIVE_INFINITY)
    const oldest = budget && starts.at(-budget.starts)
    return Math.max(latest + gapMs, (oldest ?? Number.NEGATIVE_INFINITY) + (budget?.seconds ?? 0) * 1_000)
  }

  setLimits(limits: LaneLimits): void {
    this.#limits = limits
  }

  /** `open`, or when it may open by itself (null: only when something else happens). */
  gate(now: number): { readonly open: true } | { readonly open: false; readonly until: number | null } {
    const { reason, until } = whyInLane(this, 1, now)
    return reason === 'global-cap' ? { open: true } : { open: false, until }
  }

  /** Takes a slot. Throws while the gate is closed. */
  enter(now: number): void {
    if (!this.gate(now).open) throw new Error(`Lane ${this.key} is closed`)
    this.force(now)
  }

  /** Takes a slot whatever the gate says: a person wants it so. Those who follow wait for it like for any other. */
  force(now: number): void {
    this.#active += 1
    const { budget } = this.#limits
    const starts = budget ? [...this.#memory.starts, now].slice(-budget.starts) : []
    this.#memory = { ...this.#memory, lastStart: now, starts }
  }

  /** Counts one that runs already. */
  occupy(): void {
    this.#active += 1
  }

  /** Gives a slot back. */
  leave(now: number): void {
    this.#active -= 1
    this.#memory = { ...this.#memory, lastFinish: now }
  }

  /** A download succeeded after `tookMs`: the source is content with this pace. */
  succeeded(tookMs: number): void {
    const pace = afterSuccess(this.#memory.pace, this.#limits.concurrency, tookMs)
    this.#memory = { ...this.#memory, strikes: 0, pace }
  }

  /**
   * The source said "too fast" to a download begun at `startedAt`: the whole lane rests. Downloads that
   * were already running when the rest began tell nothing new by being refused too, so they make the rest
   * longer only where they were given a later time.
   */
  coolDown(failure: DownloadFailure, startedAt: number, now: number, random: Random): void {
    const isEcho = startedAt < this.#coolDownSetAt
    const strikes = this.#memory.strikes + (isEcho ? 0 : 1)
    const until = now + coolDownMs(failure, strikes, random)
    if (!isEcho) this.#coolDownSetAt = now
    const known = this.#memory.coolDownUntil ?? Number.NEGATIVE_INFINITY
    if (isEcho && (failure.retryAfterMs === undefined || until <= known)) return
    this.#memory = {
      ...this.#memory,
      strikes,
      pace: isEcho ? this.#memory.pace : afterThrottle(this.#memory.pace),
      coolDownUntil: Math.max(until, known),
      coolDownReason: failure.message,
    }
  }

  /** True if it was resting. */
  endCoolDown(): boolean {
    if (this.#memory.coolDownUntil === null) return false
    this.#memory = { ...this.#memory, coolDownUntil: null, coolDownReason: null }
    return true
  }
}
