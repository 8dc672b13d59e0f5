import type { Clock } from '../../shared/clock.ts'
import { type DownloadFailure, failure } from '../../shared/failure.ts'
import { FromChild, type ToChild } from '../../shared/run-protocol.ts'
import { FloodMeter } from './flood-meter.ts'
import { Heartbeat } from './heartbeat.ts'
import type { PoolLimits } from './pool-limits.ts'
import type { DownloadProcess, ProcessExit } from './process-host.ts'
import { ToolGroups } from './tool-groups.ts'

/** Who hears a process while it runs a download. */
export type ProcessListener = {
  onMessage(message: FromChild): void
  /** It broke the rules and is being ended. */
  onFault(failure: DownloadFailure): void
}

/** A download process that is held to its promises for as long as it lives, between downloads too. */
export class WatchedProcess {
  /** Settles once it and every tool it had started have ended. Never rejects. */
  readonly ended: Promise<ProcessExit>
  /** Downloads it has been given. */
  uses = 0
  /** What the latest of them had it be called. */
  lastName: string | null = null
  readonly #process: DownloadProcess
  readonly #clock: Clock
  readonly #limits: PoolLimits
  readonly #flood: FloodMeter
  readonly #tools = new ToolGroups()
  readonly #ready = Promise.withResolvers<void>()
  #isReady = false
  /** Set once it broke a rule: nothing it says is heard any more. */
  #isAtFault = false
  /** Set while a run listens; silence counts only then. */
  #listener: ProcessListener | undefined
  #heartbeat: Heartbeat | undefined

  constructor(process: DownloadProcess, clock: Clock, limits: PoolLimits) {
    this.#process = process
    this.#clock = clock
    this.#limits = limits
    this.#flood = new FloodMeter(limits.messagesPerSecond)
    process.onMessage((message) => this.#hear(message))
    this.ended = this.#end()
  }

  get isReady(): boolean {
    return this.#isReady
  }

  /** Settles once it is ready, or never will be. */
  get started(): Promise<unknown> {
    return Promise.race([this.#ready.promise, this.ended])
  }

  /** False once it broke a rule and is being ended. */
  get isSound(): boolean {
    return !this.#isAtFault
  }

  /** Whether a tool it has started may still be running. */
  get hasTools(): boolean {
    return this.#tools.any
  }

  send(message: ToChild): void {
    this.#process.send(message)
  }

  /** Gives one run its ear. Dispose when the run is over. */
  listen(listener: ProcessListener): Disposable {
    const heartbeat = new Heartbeat(this.#clock, this.#limits.silenceMs, () =>
      this.#fault(hung(this.#limits)),
    )
    this.#listener = listener
    this.#heartbeat = heartbeat
    // A process may serve two hundred small files in a second, each with a few words.
    this.#flood.restart()
    return {
      [Symbol.dispose]: () => {
        heartbeat[Symbol.dispose]()
        this.#listener = undefined
        this.#heartbeat = undefined
      },
    }
  }

  /** Ends it and its tools by force. */
  kill(): void {
    this.#process.kill()
    this.#tools.kill()
  }

  async #end(): Promise<ProcessExit> {
    const exit = await this.#process.exited
    // A tool has a group of its own and nobody left who would stop it.
    this.#tools.kill()
    await this.#tools.gone(this.#clock)
    return exit
  }

  #hear(raw: unknown): void {
    if (this.#isAtFault) return
    if (this.#flood.isFlooded(this.#clock.monotonic())) {
      this.#fault(flooded(this.#limits))
      return
    }
    const { success, data } = FromChild.safeParse(raw)
    if (success) this.#take(data)
    else this.#fault(unheardOf)
  }

  #take(message: FromChild): void {
    this.#heartbeat?.heard()
    if (message.type === 'ready') {
      this.#isReady = true
      this.#ready.resolve()
    }
    // Whichever run it belongs to: a group has to end with the process.
    if (message.type === 'tool') this.#tools.note(message.pid, message.running)
    this.#listener?.onMessage(message)
  }

  #fault(why: DownloadFailure): void {
    this.#isAtFault = true
    this.kill()
    this.#listener?.onFault(why)
  }
}

const hung = ({ silenceMs }: PoolLimits) =>
  failure(
    'worker-hung',
    `The download process gave no sign of life for ${silenceMs / 1_000} s and was ended.`,
  )

const flooded = ({ messagesPerSecond }: PoolLimits) =>
  failure(
    'protocol',
    `The download process sent more than ${messagesPerSecond} messages within a second and was ended.`,
  )

const unheardOf = failure('protocol', 'The download process sent a message nobody knows and was ended.')
