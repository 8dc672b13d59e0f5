import type { ByteRange } from './ranges.ts'

/** A stretch of a file that is being fetched, or waits for somebody to fetch it. */
export type Piece = {
  /** The next byte to come. */
  readonly position: number
  /** After the last byte. Infinite when nobody knows how many there are. */
  readonly end: number
  /** `asking`: requested, and not answered yet. */
  readonly state: 'free' | 'asking' | 'active'
  /** Where the answer it is read from ends, which may be after `end`. */
  readonly reach: number
  /** Bytes per second of late; null: not known yet. */
  readonly speed: number | null
}

/** What a connection that is free should do. `range` is its own then; `from` keeps what is before it. */
export type Job<P extends Piece> = { readonly from: P; readonly range: ByteRange }

/** Less than this is not worth a connection. Bytes. */
export const LEAST_BYTES = 64 * 1024
/** What is left must take so many times as long as it takes to get an answer. */
const WORTH = 4
/** A piece that is too small to share is taken away from a connection so many times slower than the others. */
const MUCH_SLOWER = 4
/** Seconds: sooner than that nobody is called slow. */
const PATIENCE = 1

/**
 * The best use of one more connection: a piece nobody fetches, else a share of the one that will be ready
 * last, by speed. `setup`: seconds from asking to the first byte. Null: it could not help.
 */
export function nextJob<P extends Piece>(pieces: readonly P[], setup: number): Job<P> | null {
  const free = pieces.find(({ state }) => state === 'free')
  if (free) return { from: free, range: { start: free.position, end: free.end } }
  const usual = usualSpeed(pieces)
  const lasting = pieces.map((from) => ({ from, seconds: secondsOf(from, usual) }))
  const last = lasting.reduce<(typeof lasting)[number] | undefined>(
    (worst, one) => (worst === undefined || one.seconds > worst.seconds ? one : worst),
    undefined,
  )
  return last ? shareOf(last.from, last.seconds, usual, setup) : null
}

/** What follows directly and may be read on into: nobody else is reading it, and the answer goes that far. */
export function absorbable<P extends Piece>(pieces: readonly P[], piece: P): P | undefined {
  return pieces.find(
    (next) => next.position === piece.end && next.state !== 'active' && next.end <= piece.reach,
  )
}

function shareOf<P extends Piece>(
  from: P,
  seconds: number,
  usual: number | null,
  setup: number,
): Job<P> | null {
  const { position, end } = from
  const left = end - position
  if (!Number.isFinite(left) || seconds < WORTH * setup) return null
  if (left < 2 * LEAST_BYTES) {
    const mine = setup + left / (usual ?? Number.POSITIVE_INFINITY)
    const isSlow = usual !== null && seconds > Math.max(PATIENCE, MUCH_SLOWER * mine)
    return isSlow ? { from, range: { start: position, end } } : null
  }
  const speed = from.speed ?? usual ?? 1
  const kept = Math.round((left * speed) / (speed + (usual ?? speed)))
  const start = position + Math.min(Math.max(kept, LEAST_BYTES), left - LEAST_BYTES)
  return { from, range: { start, end } }
}

/** Of the connections whose speed is known; null while none is. */
function usualSpeed(pieces: readonly Piece[]): number | null {
  const speeds = pieces.flatMap(({ speed }) => (speed ? [speed] : []))
  return speeds.length === 0 ? null : speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length
}

/** Until it is there. By bytes alone as long as nobody's speed is known. */
function secondsOf({ position, end, speed }: Piece, usual: number | null): number {
  const assumed = speed ?? usual ?? 1
  return assumed === 0 ? Number.POSITIVE_INFINITY : (end - position) / assumed
}
