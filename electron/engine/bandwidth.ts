import type { Clock } from '../../shared/clock.ts'
import { limitAt, type SpeedSchedule } from '../../shared/speed-schedule.ts'
import type { Lane } from './lane.ts'
import { SharedRate } from './shared-rate.ts'

export type BandwidthLimits = { readonly speedLimit: number; readonly speedSchedule: SpeedSchedule }

/** Has an open run take so many bytes more; null: as many as it likes. */
export type Allow = (runId: string, bytes: number | null) => void

type Member = {
  readonly runId: string
  readonly lane: Lane
  /** Whom it shares with: its lane, and everybody. */
  readonly rates: readonly SharedRate[]
  isLimited: boolean
  /** When it last wanted more; it counts as busy for a while after that. */
  wantedAt: number
}

/** A run gets so much of its share at a time: less costs messages, more lies with those who do not use it. Seconds. */
const PORTION_SECONDS = 0.05
/** Whoever wanted nothing for so long leaves its share to others. Ms. */
const BUSY_MS = 1_000
const LEAST_PORTION = 1024
const MINUTE = 60_000

/**
 * Shares what limits allow among the runs: of a lane, and of all. A run asks when it is nearly out; who does
 * not ask leaves its share to those who do. It only ever answers and keeps one alarm, see Clock.
 */
export class Bandwidth {
  readonly #clock: Clock
  readonly #allow: Allow
  readonly #members = new Map<string, Member>()
  /** Those that want more, in the order they said so. */
  readonly #wanting = new Set<Member>()
  readonly #ofLanes = new WeakMap<Lane, SharedRate>()
  readonly #ofAll: SharedRate
  #limits: BandwidthLimits
  #alarm: Disposable | undefined
  #minute: Disposable | undefined

  constructor(clock: Clock, limits: BandwidthLimits, allow: Allow) {
    this.#clock = clock
    this.#allow = allow
    this.#limits = limits
    this.#ofAll = new SharedRate(clock.monotonic())
    this.#keepSchedule()
  }

  /** Takes a run in. Returns its share as things stand, bytes per second; null: it need not ask. */
  join(runId: string, lane: Lane): number | null {
    const rates = [this.#rateOf(lane), this.#ofAll]
    const member = { runId, lane, rates, isLimited: false, wantedAt: this.#clock.monotonic() }
    this.#members.set(runId, member)
    this.#readLimits()
    member.isLimited = isLimited(member)
    return member.isLimited ? this.#shareOf(member) : null
  }

  want(runId: string): void {
    const member = this.#members.get(runId)
    if (!member) return
    member.wantedAt = this.#clock.monotonic()
    this.#wanting.add(member)
    this.#serve()
  }

  leave(runId: string): void {
    const member = this.#members.get(runId)
    if (!member) return
    this.#members.delete(runId)
    this.#wanting.delete(member)
  }

  /** Also lanes' own limits, which are read anew. Applies to running ones at once. */
  setLimits(limits: BandwidthLimits): void {
    this.#limits = limits
    this.#keepSchedule()
  }

  close(): void {
    this.#alarm?.[Symbol.dispose]()
    this.#minute?.[Symbol.dispose]()
  }

  /** What counts now, and again at each full minute: that also finds a wall clock that was set meanwhile. */
  #keepSchedule(): void {
    this.#readLimits()
    for (const member of this.#members.values()) this.#tellIfChanged(member)
    this.#serve()
    this.#minute?.[Symbol.dispose]()
    this.#minute = undefined
    if (this.#limits.speedSchedule.length === 0) return
    const rest = MINUTE - (this.#clock.now() % MINUTE)
    this.#minute = this.#clock.at(this.#clock.monotonic() + rest, () => this.#keepSchedule())
  }

  #readLimits(): void {
    const now = this.#clock.monotonic()
    const { speedLimit, speedSchedule } = this.#limits
    this.#ofAll.setRate(limitAt(speedSchedule, speedLimit, this.#clock.now()), now)
    for (const { lane } of this.#members.values()) this.#rateOf(lane).setRate(lane.limits.speedLimit, now)
  }

  #rateOf(lane: Lane): SharedRate {
    const known = this.#ofLanes.get(lane)
    if (known) return known
    const made = new SharedRate(this.#clock.monotonic())
    this.#ofLanes.set(lane, made)
    return made
  }

  #tellIfChanged(member: Member): void {
    const before = member.isLimited
    member.isLimited = isLimited(member)
    if (before === member.isLimited) return
    if (member.isLimited) this.#give(member, this.#clock.monotonic())
    else {
      this.#wanting.delete(member)
      this.#allow(member.runId, null)
    }
  }

  /** Gives to whoever may have more, first come, first served, and wakes when the next may. */
  #serve(): void {
    const now = this.#clock.monotonic()
    let next = Number.POSITIVE_INFINITY
    for (const member of [...this.#wanting]) {
      const opensAt = Math.max(...member.rates.map((rate) => rate.opensAt(now)))
      if (opensAt > now) {
        next = Math.min(next, opensAt)
        continue
      }
      this.#wanting.delete(member)
      this.#give(member, now)
    }
    this.#alarm?.[Symbol.dispose]()
    this.#alarm = Number.isFinite(next) ? this.#clock.at(next, () => this.#serve()) : undefined
  }

  #give(member: Member, now: number): void {
    // One that has not heard yet that there are no limits any more.
    const bytes = member.isLimited ? this.#portionOf(member) : null
    if (bytes !== null) for (const rate of member.rates) rate.spend(bytes, now)
    this.#allow(member.runId, bytes)
  }

  #portionOf(member: Member): number {
    return Math.max(LEAST_PORTION, Math.round(this.#shareOf(member) * PORTION_SECONDS))
  }

  /** An equal part, of whichever limit leaves it least. Bytes per second; infinite without any. */
  #shareOf({ rates }: Member): number {
    return Math.min(...rates.map((rate) => rate.perSecond / Math.max(1, this.#busyIn(rate))))
  }

  #busyIn(rate: SharedRate): number {
    const since = this.#clock.monotonic() - BUSY_MS
    let busy = 0
    for (const member of this.#members.values()) {
      const isBusy = member.wantedAt >= since || this.#wanting.has(member)
      if (isBusy && member.rates.includes(rate)) busy += 1
    }
    return busy
  }
}

const isLimited = ({ rates }: Member): boolean => rates.some(({ perSecond }) => Number.isFinite(perSecond))
