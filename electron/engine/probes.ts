import type { Clock } from '../../shared/clock.ts'
import type { CheckedParamsOf } from '../../shared/methods.ts'
import type { Probed } from '../../shared/probe.ts'
import type { RunOrder, RunOutcome } from '../../shared/run-protocol.ts'
import type { SavedDownload } from '../../shared/saved.ts'
import { type Choice, candidatesFor, checkFolder, laneKeyOf, newDownload, recognise } from './intake.ts'
import type { Lane } from './lane.ts'
import type { Lanes } from './lanes.ts'
import { bareLink } from './link-credentials.ts'
import type { DownloadRunner, SourceCatalog, StopReason } from './ports.ts'
import type { Random } from './retry.ts'
import type { BackgroundDownloadWorker } from './worker.ts'

/** Someone waits before a dialog for it. */
const LONGEST_MS = 15_000

export type ProbeParts = {
  readonly catalog: SourceCatalog
  readonly lanes: Lanes
  readonly runner: DownloadRunner
  readonly clock: Clock
  readonly random: Random
  readonly worker: Pick<BackgroundDownloadWorker, 'wake' | 'running' | 'limits'>
  /** What a download process would be told of a download that is not in the queue. */
  readonly orderOf: (download: SavedDownload) => RunOrder
  /** The folder the person's rules name. */
  readonly folderOf: (choice: Choice) => string | undefined
}

/** What a file is to be called, and where it is to go. */
type Wanted = { readonly title: string | undefined; readonly dir: string | undefined }

/**
 * Asks servers about files before anybody downloads them. Each question goes through its lane like a start: it
 * takes a place and is followed by the delay; what waits in a lane goes before it.
 */
export class Probes {
  readonly #parts: ProbeParts
  #closed = false
  readonly #open = new Map<AbortController, Promise<unknown>>()

  constructor(parts: ProbeParts) {
    this.#parts = parts
  }

  /** Answers in the links' order. Throws RefusedError for an unknown source or a relative folder. */
  async ask({ urls, source, titles = {}, dir }: CheckedParamsOf<'probeLinks'>): Promise<Probed[]> {
    checkFolder(dir)
    const candidates = candidatesFor(this.#parts.catalog, { source })
    /** One lane is asked one link after the other; lanes do not wait for each other. */
    const byLane = new Map<string, Promise<unknown>>()
    return Promise.all(
      urls.map((url) => {
        const choice = recognise(candidates, url)
        if (!choice?.source.probe) return { kind: 'unable', url } as const
        const key = laneKeyOf(choice)
        const before = byLane.get(key) ?? Promise.resolve()
        const answer = before.then(() => this.#askOne(url, choice, { dir, title: titles[url] }))
        byLane.set(key, answer)
        return answer
      }),
    )
  }

  async #askOne(url: string, choice: Choice, { dir, title }: Wanted): Promise<Probed> {
    const { lanes, clock, random, worker, folderOf, orderOf } = this.#parts
    const lane = lanes.forRecord({ source: choice.source.name, lane: laneKeyOf(choice) })
    const startedAt = clock.monotonic()
    if (!lane || !this.#isFree(lane, startedAt)) {
      if (lane) lanes.release(lane)
      return { kind: 'busy', url }
    }
    lane.enter(startedAt)
    lanes.touch(lane.key)
    const options = {
      ...(dir !== undefined && { dir }),
      ...(title !== undefined && { title }),
      ...bareLink(url).credentials,
    }
    const download = newDownload({ choices: [choice], options }, 0, clock.now(), folderOf(choice))
    const outcome = await this.#run({ ...orderOf(download), purpose: 'probe' })
    lane.leave(clock.monotonic())
    if (outcome.kind === 'failed' && outcome.failure.code === 'rate-limited') {
      lane.coolDown(outcome.failure, startedAt, clock.monotonic(), random)
    }
    lanes.release(lane)
    worker.wake()
    return probedOf(url, outcome)
  }

  #isFree(lane: Lane, now: number): boolean {
    const { running, limits } = this.#parts.worker
    return !this.#closed && running.size < limits.maxActive && lane.queue.length === 0 && lane.gate(now).open
  }

  async #run(order: RunOrder): Promise<RunOutcome> {
    const { clock, runner } = this.#parts
    const stop = new AbortController()
    const late = () => stop.abort('discard' satisfies StopReason)
    using _limit = clock.at(clock.monotonic() + LONGEST_MS, late)
    const run = runner.run(order, stop.signal, () => undefined)
    this.#open.set(stop, run)
    const outcome = await run
    this.#open.delete(stop)
    return outcome
  }

  /** Gives up what is still being asked, and asks no more. */
  async close(): Promise<void> {
    this.#closed = true
    for (const stop of this.#open.keys()) stop.abort('discard' satisfies StopReason)
    await Promise.all(this.#open.values())
  }
}

function probedOf(url: string, outcome: RunOutcome): Probed {
  switch (outcome.kind) {
    case 'facts':
      return { kind: 'facts', url, facts: outcome.facts }
    case 'failed':
      return { kind: 'failed', url, failure: outcome.failure }
    case 'stopped':
      return { kind: 'busy', url }
    default:
      return { kind: 'unable', url }
  }
}
