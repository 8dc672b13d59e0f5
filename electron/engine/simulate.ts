import type { LaneKey } from '../../shared/lane.ts'
import { Lane, type LaneLimits } from './lane.ts'
import type { LaneMemory } from './lane-memory.ts'

/** A lane as a simulation begins. Times in ms, moments monotonic. */
export type SimulatedLane = {
  readonly key: LaneKey
  readonly limits: LaneLimits
  readonly memory: LaneMemory
  /** What each running download still takes. */
  readonly running: readonly number[]
  readonly queued: number
  /** What a download of this lane usually takes. */
  readonly usualMs: number
}

/** Starts times lanes of one simulation: what is beyond goes on at the pace it had come to. */
const MOST_WORK = 2_000_000
const MOST_STARTS = 5_000

type Runner = {
  readonly input: SimulatedLane
  readonly gate: Lane
  left: number
  finish: number
  starts: number[]
}

/**
 * When each lane will be through, by letting the lanes' own gates run in simulated time: limits, delays,
 * budgets, cool-downs, turns and the global cap are theirs, not formulas of ours. Infinity: never, as it is.
 */
export function simulate(
  lanes: readonly SimulatedLane[],
  maxActive: number,
  now: number,
): ReadonlyMap<LaneKey, number> {
  const simulation = new Simulation(lanes, maxActive, now)
  while (simulation.step()) {
    // Each step is one start, or one moment at which something ends or opens.
  }
  return simulation.through()
}

class Simulation {
  readonly #runners: readonly Runner[]
  readonly #byGate: ReadonlyMap<Lane, Runner>
  readonly #finishes = new Finishes()
  readonly #maxActive: number
  /** Whose turn it is, first to last. */
  #turns: Runner[]
  #time: number
  #startsLeft: number

  constructor(lanes: readonly SimulatedLane[], maxActive: number, now: number) {
    this.#runners = lanes.map(runnerOf)
    this.#byGate = new Map(this.#runners.map((runner) => [runner.gate, runner]))
    this.#turns = this.#runners.filter(({ left }) => left > 0)
    this.#maxActive = maxActive
    this.#time = now
    this.#startsLeft = Math.min(MOST_STARTS, MOST_WORK / Math.max(1, lanes.length))
    for (const { input, gate } of this.#runners) {
      for (const takes of input.running) this.#finishes.add(now + takes, gate)
    }
  }

  /** False when nothing more will happen, or enough has. */
  step(): boolean {
    if (this.#startsLeft <= 0) return false
    const hasRoom = this.#finishes.length < this.#maxActive
    if (hasRoom && this.#startNext()) return true
    this.#time = Math.min(this.#finishes.next(), hasRoom ? this.#nextOpening() : Number.POSITIVE_INFINITY)
    if (!Number.isFinite(this.#time)) return false
    for (const gate of this.#finishes.until(this.#time)) {
      gate.leave(this.#time)
      const runner = this.#byGate.get(gate)
      if (runner) runner.finish = this.#time
    }
    return true
  }

  through(): ReadonlyMap<LaneKey, number> {
    const lastEnds = this.#finishes.lastByGate()
    return new Map(
      this.#runners.map((runner) => [runner.input.key, throughAt(runner, lastEnds.get(runner.gate))]),
    )
  }

  #startNext(): boolean {
    const next = this.#next()
    const [runner] = next < 0 ? [] : this.#turns.splice(next, 1)
    if (!runner) return false
    this.#startsLeft -= 1
    runner.gate.enter(this.#time)
    runner.left -= 1
    runner.starts.push(this.#time)
    this.#finishes.add(this.#time + runner.input.usualMs, runner.gate)
    // Those passed over keep their turn; the one served goes to the end.
    if (runner.left > 0) this.#turns.push(runner)
    return true
  }

  /** As `Turns`: the first of those that have least at work; -1: none is open. */
  #next(): number {
    let next = -1
    let least = Number.POSITIVE_INFINITY
    for (const [index, { gate }] of this.#turns.entries()) {
      if (gate.active >= least || !gate.gate(this.#time).open) continue
      next = index
      least = gate.active
      if (least === 0) break
    }
    return next
  }

  #nextOpening(): number {
    let earliest = Number.POSITIVE_INFINITY
    for (const { gate } of this.#turns) {
      const answer = gate.gate(this.#time)
      if (!answer.open && answer.until !== null) earliest = Math.min(earliest, answer.until)
    }
    return earliest
  }
}

function runnerOf(input: SimulatedLane): Runner {
  const gate = new Lane({ key: input.key, source: input.key, host: null }, input.limits, input.memory)
  for (const _ of input.running) gate.occupy()
  return { input, gate, left: input.queued, finish: Number.NEGATIVE_INFINITY, starts: [] }
}

/** What is left goes on at the pace of the later half of the starts there were. */
function throughAt({ left, finish, starts, input }: Runner, lastEnd = Number.NEGATIVE_INFINITY): number {
  if (left === 0) return Math.max(finish, lastEnd)
  const half = Math.floor(starts.length / 2)
  const [from, to] = [starts[half], starts.at(-1)]
  if (from === undefined || to === undefined || to <= from) return Number.POSITIVE_INFINITY
  return to + (left * (to - from)) / (starts.length - 1 - half) + input.usualMs
}

/** Ends of running downloads, soonest first. */
class Finishes {
  readonly #ends: { readonly time: number; readonly gate: Lane }[] = []

  get length(): number {
    return this.#ends.length
  }

  add(time: number, gate: Lane): void {
    let at = this.#ends.length
    while (at > 0 && (this.#ends[at - 1]?.time ?? 0) > time) at -= 1
    this.#ends.splice(at, 0, { time, gate })
  }

  next(): number {
    return this.#ends[0]?.time ?? Number.POSITIVE_INFINITY
  }

  /** When the last that still runs of each lane will end. */
  lastByGate(): ReadonlyMap<Lane, number> {
    return new Map(this.#ends.map(({ time, gate }) => [gate, time]))
  }

  /** Takes out those that end up to `time`. */
  *until(time: number): Generator<Lane> {
    while (this.next() <= time) {
      const end = this.#ends.shift()
      if (end) yield end.gate
    }
  }
}
