import type { Body } from './decoded-body.ts'
import { absorbable, type Job, nextJob, type Piece } from './plan.ts'
import type { ByteRange } from './ranges.ts'
import { NoRanges, StartOver } from './start-over.ts'
import type { Throttle } from './throttle.ts'
import { tooLong, tooShort } from './wrong-length.ts'

export type CrewParts = {
  /** The first answer, and what is read of it. */
  readonly first: { readonly exchange: Body; readonly range: ByteRange }
  /** What else is missing; nobody has asked for it yet. */
  readonly rest: readonly ByteRange[]
  /** Opens another connection for exactly these bytes. Null: there may be no other. */
  readonly open: ((range: ByteRange) => Promise<Body>) | null
  /** Connections at once. */
  readonly most: number
  /** All of them from the start; otherwise only when there is time for them to pay off. */
  readonly isEager: boolean
  readonly throttle: Throttle | null
  write(bytes: Uint8Array, position: number): void
  log(line: string): void
}

type OwnPiece = { -readonly [K in keyof Piece]: Piece[K] } & {
  readonly start: number
  exchange: Body | null
  /** Where it was when speeds were last measured. */
  measured: number
  /** Others have it now. */
  isGone: boolean
}

const TICK_MS = 250
/** Seconds: a download that is done sooner gains nothing by another connection. */
const WORTH_ANOTHER = 3
/** Connections lost one after the other without a byte in between. */
const MOST_SETBACKS = 10
/** How much a new measurement of speed counts. */
const WEIGHT = 0.4
/** Seconds to an answer, before one was measured. */
const USUAL_SETUP = 0.1

/** The connections of one download: who fetches what, until all of it is there. */
export class Crew {
  readonly #parts: CrewParts
  readonly #pieces: OwnPiece[]
  readonly #done: ByteRange[] = []
  readonly #end = Promise.withResolvers<void>()
  /** Connections at once, for now. */
  #allowed: number
  #working = 0
  #setbacks = 0
  #setup = USUAL_SETUP
  /** False once the server has refused one: it is not asked again and again. */
  #mayGrow: boolean
  #isOver = false
  /** The throttle has held bytes back since the last tick: another connection would bring none. */
  #isHeldBack = false

  constructor(parts: CrewParts) {
    this.#parts = parts
    this.#pieces = [pieceOf(parts.first.range), ...parts.rest.map(pieceOf)]
    this.#allowed = parts.isEager ? parts.most : 1
    this.#mayGrow = !parts.isEager
  }

  /** Fetches everything. Throws what the last connection failed with, or at once what others could not mend. */
  async fetch(): Promise<void> {
    const timer = setInterval(() => this.#tick(), TICK_MS)
    try {
      const [first] = this.#pieces
      if (first) void this.#work(first, this.#parts.first.exchange)
      this.#hire()
      await this.#end.promise
    } finally {
      clearInterval(timer)
      this.#isOver = true
      for (const { exchange } of this.#pieces) exchange?.leave()
    }
  }

  /** What it has written. */
  ranges(): ByteRange[] {
    return [...this.#done, ...this.#pieces.map(({ start, position }) => ({ start, end: position }))]
  }

  /** What connections have yet to write. */
  working(): ByteRange[] {
    const pieces = this.#pieces.filter(({ state }) => state !== 'free')
    return pieces.map(({ position, end }) => ({ start: position, end }))
  }

  #hire(): void {
    const { open } = this.#parts
    while (open && !this.#isOver && this.#working < this.#allowed) {
      const job = nextJob(this.#pieces, this.#setup)
      if (!job) return
      void this.#work(this.#take(job))
    }
  }

  /** Makes the job's range a piece of its own. */
  #take({ from, range }: Job<OwnPiece>): OwnPiece {
    if (from.state === 'free') return from
    const piece = pieceOf(range)
    from.end = range.start
    this.#pieces.push(piece)
    if (from.position === from.end) this.#finish(from)
    return piece
  }

  async #work(piece: OwnPiece, first?: Body): Promise<void> {
    this.#working += 1
    piece.state = 'asking'
    const asked = performance.now()
    const position = piece.position
    try {
      const exchange = first ?? (await this.#parts.open?.({ start: position, end: piece.end }))
      if (!exchange || piece.isGone || this.#isOver) return exchange?.leave()
      if (!first) this.#setup = (performance.now() - asked) / 1_000
      await this.#read(piece, exchange)
    } catch (error) {
      if (!(piece.isGone || this.#isOver)) this.#lose(piece, error, piece.position > position)
    } finally {
      this.#working -= 1
      this.#goOn()
    }
  }

  async #read(piece: OwnPiece, exchange: Body): Promise<void> {
    const { length } = exchange
    piece.state = 'active'
    piece.exchange = exchange
    piece.reach = length === null ? piece.end : piece.position + length
    await exchange.read((bytes) => this.#write(piece, bytes))
    if (piece.isGone) return
    if (exchange.hasExcess) throw tooLong(length ?? piece.position)
    if (piece.end === Number.POSITIVE_INFINITY) piece.end = piece.position
    if (piece.position < piece.end) throw tooShort(piece.position, piece.end)
    this.#finish(piece)
  }

  #write(piece: OwnPiece, bytes: Uint8Array): Promise<void> | null | 'enough' {
    if (piece.isGone || this.#isOver) return 'enough'
    while (piece.position + bytes.length > piece.end && this.#absorb(piece));
    const wanted = piece.end - piece.position
    const mine = bytes.length <= wanted ? bytes : bytes.subarray(0, wanted)
    try {
      this.#parts.write(mine, piece.position)
    } catch (error) {
      // The disk's no holds for every connection.
      this.#giveUp(error)
      throw error
    }
    piece.position += mine.length
    this.#setbacks = 0
    if (piece.position < piece.end || piece.end === piece.reach || this.#absorb(piece)) {
      const wait = this.#parts.throttle?.spend(mine.length) ?? null
      if (wait) this.#isHeldBack = true
      return wait
    }
    return 'enough'
  }

  /** Reads on into the piece that follows, if nobody reads it yet: also how one connection does without all others. */
  #absorb(piece: OwnPiece): boolean {
    const next = absorbable(this.#pieces, piece)
    if (!next) return false
    piece.end = next.end
    this.#drop(next)
    return true
  }

  #finish(piece: OwnPiece): void {
    if (piece.position > piece.start) this.#done.push({ start: piece.start, end: piece.position })
    this.#drop(piece)
  }

  #drop(piece: OwnPiece): void {
    piece.isGone = true
    this.#pieces.splice(this.#pieces.indexOf(piece), 1)
    piece.exchange?.leave()
  }

  #lose(piece: OwnPiece, error: unknown, hadBytes: boolean): void {
    const wasAsking = piece.state === 'asking'
    Object.assign(piece, { state: 'free', exchange: null, speed: null, reach: piece.end })
    if (!hadBytes) this.#setbacks += 1
    const others = this.#working - 1
    if (others === 0 || error instanceof StartOver || this.#setbacks > MOST_SETBACKS) {
      this.#giveUp(error instanceof NoRanges ? new StartOver(error.message) : error)
      return
    }
    // The server has its reasons; those it serves already will have to do.
    if (wasAsking) this.#settleFor(others)
    const reason = error instanceof Error ? error.message : String(error)
    this.#parts.log(`${wasAsking ? 'Does without another connection' : 'Lost a connection'}: ${reason}`)
  }

  #settleFor(connections: number): void {
    this.#mayGrow = false
    this.#allowed = Math.min(this.#allowed, connections)
  }

  #giveUp(error: unknown): void {
    this.#isOver = true
    this.#end.reject(error)
  }

  #goOn(): void {
    if (this.#pieces.length === 0) this.#end.resolve()
    else this.#hire()
    if (this.#working > 0 || this.#isOver || this.#pieces.length === 0) return
    this.#giveUp(new StartOver('the rest of the file cannot be had in parts.'))
  }

  #tick(): void {
    let speed = 0
    for (const piece of this.#pieces) {
      const now = ((piece.position - piece.measured) * 1_000) / TICK_MS
      piece.measured = piece.position
      if (piece.state === 'active')
        piece.speed = piece.speed === null ? now : piece.speed + WEIGHT * (now - piece.speed)
      speed += piece.speed ?? 0
    }
    const left = this.#pieces.reduce((sum, { position, end }) => sum + end - position, 0)
    const isSlow = speed > 0 && left / speed > WORTH_ANOTHER
    const mayGrow = this.#mayGrow && !this.#isHeldBack
    this.#isHeldBack = false
    if (isSlow && mayGrow && this.#working === this.#allowed) {
      this.#allowed = Math.min(this.#parts.most, this.#allowed * 2)
    }
    this.#hire()
  }
}

const pieceOf = ({ start, end }: ByteRange): OwnPiece => ({
  start,
  position: start,
  end,
  state: 'free',
  reach: end,
  speed: null,
  exchange: null,
  measured: start,
  isGone: false,
})
