import type { Verification } from '../../shared/checksum.ts'
import { DownloadError, type FailureCode } from '../../shared/failure.ts'
import type { Beginning } from './beginning.ts'
import { Checkpoints } from './checkpoints.ts'
import { Checksum } from './checksum.ts'
import { connectionsOf } from './connections.ts'
import { Crew } from './crew.ts'
import { DecodedBody } from './decoded-body.ts'
import { announcedHash } from './digest.ts'
import type { Route } from './follow.ts'
import { openRange } from './open-range.ts'
import { ProgressTicker } from './progress-ticker.ts'
import { giveName, publish } from './publish.ts'
import { type ByteRange, merged, totalOf } from './ranges.ts'
import { saveSidecar } from './sidecar.ts'
import { isSmall } from './small-file.ts'
import { StartOver } from './start-over.ts'
import type { Throttle } from './throttle.ts'
import type { Transfer } from './transfer.ts'

export type AttemptParts = {
  readonly job: Transfer
  readonly route: Route
  readonly throttle: Throttle | null
  /** What the file must hash to, by the person's word; null: by the server's, if it says so. */
  readonly expected: Verification | null
}

/** Connections where nobody has said how many, once there is time for them to pay off. */
const USUAL_CONNECTIONS = 4
/** After these, what has arrived cannot be trusted. */
const distrusted: ReadonlySet<FailureCode> = new Set(['wrong-length', 'changed', 'checksum'])

/** Fills a part file, verifies it and gives it its name. Returns its path. */
export class Attempt {
  readonly #parts: AttemptParts
  readonly #begun: Beginning
  readonly #checksum: Checksum | null
  readonly #checkpoints: Checkpoints
  #crew: Crew | undefined

  constructor(parts: AttemptParts, begun: Beginning) {
    this.#parts = parts
    this.#begun = begun
    const { part, sidecar, answer, coding } = begun
    // A server's is of what it sends, packed as it is.
    const expected = parts.expected ?? (answer && !coding ? announcedHash(answer.exchange) : null)
    this.#checksum = expected ? new Checksum(expected) : null
    this.#checkpoints = new Checkpoints(part, sidecar, () => this.#ranges())
  }

  async carryOut(): Promise<string> {
    const { part } = this.#begun
    try {
      if (this.#begun.answer) await this.#fill()
      await this.#checkpoints.settled()
      await part.sync()
      part.close()
      return await this.#deliver()
    } catch (error) {
      await this.#letGo(error)
      throw error
    }
  }

  #ranges(): ByteRange[] {
    return [...this.#begun.sidecar.ranges, ...(this.#crew?.ranges() ?? [])]
  }

  /** Where the first gap begins. */
  #wholeUpTo(): number {
    const [first] = merged(this.#ranges())
    return first?.start === 0 ? first.end : 0
  }

  async #fill(): Promise<void> {
    const { job, throttle } = this.#parts
    const { part, sidecar, gaps, answer, coding } = this.#begun
    const [range, ...rest] = gaps
    if (!(answer && range)) return
    const before = totalOf(sidecar.ranges)
    using ticker = new ProgressTicker(sidecar.size, (progress) => job.report(progress), before)
    const crew = new Crew({
      first: {
        exchange: coding ? new DecodedBody(answer.exchange, coding, job.dir) : answer.exchange,
        range,
      },
      rest,
      open: this.#opener(),
      most: this.#connections(),
      isEager: job.options.connections !== undefined,
      throttle,
      write: (bytes, position) => {
        part.write(bytes, position)
        this.#checksum?.see(bytes, position)
        ticker.transferred += bytes.length
        this.#checkpoints.consider(ticker.transferred)
      },
      log: (line) => job.log(line),
    })
    this.#crew = crew
    using _timer = every(TICK_MS, () => {
      this.#checkpoints.consider(ticker.transferred)
      this.#checksum?.catchUp(part.path, this.#wholeUpTo())
    })
    const tell = () => {
      const { size } = sidecar
      job.connections?.(
        connectionsOf(answer.exchange, { size, done: this.#ranges(), active: crew.working() }),
      )
    }
    using _telling = every(TELL_MS, tell)
    const fetched = crew.fetch()
    // A small file is usually there before anybody could look at its one connection.
    if (!this.#isSmall) tell()
    await fetched
  }

  #connections(): number {
    const { connections } = this.#parts.job.options
    if (this.#isSmall || this.#begun.sidecar.size === null) return 1
    return connections ?? USUAL_CONNECTIONS
  }

  get #isSmall(): boolean {
    return isSmall(this.#begun.sidecar.size)
  }

  /** Null: there is no telling whether another answer would be of the same file. */
  #opener(): ((range: ByteRange) => ReturnType<typeof openRange>) | null {
    const { sidecar, answer } = this.#begun
    const { validator, size } = sidecar
    if (!answer || validator === null || size === null) return null
    if (answer.exchange.header('accept-ranges')?.trim().toLowerCase() === 'none') return null
    const version = { url: answer.exchange.url, headers: answer.headers, validator, size }
    return (range) => openRange(range, version, this.#parts.route)
  }

  async #deliver(): Promise<string> {
    const { job } = this.#parts
    const { part, sidecar } = this.#begun
    await this.#verify()
    job.signal.throwIfAborted()
    return await giveName(part.path, job.dir, sidecar.name, (publishing) =>
      saveSidecar(part.path, { ...sidecar, size: sidecar.size ?? totalOf(this.#ranges()), publishing }),
    )
  }

  /** A file with the wrong hash is kept, for whoever wants to know what it is, but not under its name. */
  async #verify(): Promise<void> {
    const { job, route } = this.#parts
    const { part, sidecar } = this.#begun
    try {
      const verified = await this.#checksum?.verify(part.path, route.signal)
      if (verified) job.verified(verified)
    } catch (error) {
      if (error instanceof DownloadError) {
        const kept = await publish(part.path, job.dir, `${sidecar.name}.bad`)
        job.log(`The file that came was kept as ${kept}`)
      }
      throw error
    }
  }

  async #letGo(error: unknown): Promise<void> {
    const { part } = this.#begun
    await this.#checkpoints.settled()
    if (!this.#mayKeep(error)) return await part.remove()
    // Failing that, what was noted before holds.
    await this.#checkpoints.saveAll().catch(() => undefined)
    part.close()
  }

  #mayKeep(error: unknown): boolean {
    const { signal } = this.#parts.job
    if (signal.aborted ? signal.reason === 'discard' : error instanceof StartOver) return false
    if (error instanceof DownloadError && distrusted.has(error.failure.code)) return false
    return this.#begun.sidecar.validator !== null && totalOf(this.#ranges()) > 0
  }
}

/** Ms between two looks at whether it is time to note what is on disk. */
const TICK_MS = 250
/** Between two words on connections: what a person looks at need not be newer. */
const TELL_MS = 1_000

function every(ms: number, act: () => void): Disposable {
  const timer = setInterval(act, ms)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
