import { availableParallelism } from 'node:os'

/** What a pool allows its processes. Times in milliseconds. */
export type PoolLimits = {
  /** Idle processes kept for the next download. */
  readonly maxIdle: number
  /** How long an idle process is kept. */
  readonly idleMs: number
  /** How long those beyond `maxIdle` are kept: where many small downloads run, each is wanted again at once. */
  readonly surplusMs: number
  /** What there is to run processes on. */
  readonly processors: number
  /** How long a run waits at most for the process of another before one is started for it. */
  readonly patienceMs: number
  /** Downloads one process serves before another takes its place: whatever leaks, leaks so far. */
  readonly usesPerProcess: number
  /** A process that says nothing for so long hangs; it says `alive` every 5 s. */
  readonly silenceMs: number
  /** Messages of one process within a second. */
  readonly messagesPerSecond: number
  /** What a process gets to stop by itself before it is ended by force. */
  readonly graceMs: number
  /** A stopped run is over by then, even if the system cannot end its process (a disk that does not answer). */
  readonly stopMs: number
}

export const defaultLimits: PoolLimits = {
  maxIdle: 2,
  idleMs: 30_000,
  surplusMs: 1_000,
  processors: availableParallelism(),
  patienceMs: 300,
  usesPerProcess: 1_000,
  silenceMs: 30_000,
  messagesPerSecond: 1_000,
  graceMs: 1_200,
  stopMs: 1_900,
}
