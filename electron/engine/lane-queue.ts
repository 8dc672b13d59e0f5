import { Priority, type RecordId } from '../../shared/record.ts'

/** Where a record stands: before all of lower priority, and by `order` among its own. */
export type Place = { readonly priority: Priority; readonly order: number }
/** `rank`: of its priority, 0 the highest. */
type Entry = { readonly id: RecordId; readonly rank: number; readonly order: number }

/** Chunks are split at this length: with 100,000 entries both the list of chunks and each chunk stay short. */
const LONGEST_CHUNK = 512

/** Halving what is between two comes to an end: closer than this they are crowded, and set at least so far apart. */
const CROWDED = 2 ** -20
const ROOMY = 2 ** -10

function isBefore(a: Entry, b: Entry): boolean {
  if (a.rank !== b.rank) return a.rank < b.rank
  return a.order < b.order || (a.order === b.order && a.id < b.id)
}

/**
 * Who waits in a lane, by the records' priority and `order`. Adding, removing and asking for a place each cost about
 * the square root of the length, so a queue of 100,000 answers like one of 100.
 */
export class LaneQueue {
  /** None is empty; entries rise within each and from one to the next. */
  readonly #chunks: Entry[][] = []
  readonly #entries = new Map<RecordId, Entry>()
  /** Whoever is moved to the front stays behind the one that has started already. */
  #lastTaken = Number.NEGATIVE_INFINITY

  get length(): number {
    return this.#entries.size
  }

  get first(): RecordId | undefined {
    return this.#chunks[0]?.[0]?.id
  }

  /** Takes out the first in line. */
  shift(): RecordId | undefined {
    const first = this.#chunks[0]?.[0]
    if (!first) return undefined
    this.remove(first.id)
    this.#lastTaken = first.order
    return first.id
  }

  /** Adds it at its place, or moves it there. */
  insert(id: RecordId, { priority, order }: Place): void {
    this.remove(id)
    const entry = { id, rank: Priority.options.indexOf(priority), order }
    this.#entries.set(id, entry)
    const at = this.#chunkOf(entry)
    const chunk = this.#chunks[at]
    if (!chunk) {
      this.#chunks.push([entry])
      return
    }
    chunk.splice(indexIn(chunk, entry), 0, entry)
    if (chunk.length > LONGEST_CHUNK) this.#chunks.splice(at + 1, 0, chunk.splice(LONGEST_CHUNK / 2))
  }

  /** True if it was there. */
  remove(id: RecordId): boolean {
    const entry = this.#entries.get(id)
    if (!entry) return false
    this.#entries.delete(id)
    const at = this.#chunkOf(entry)
    const chunk = this.#chunks[at]
    chunk?.splice(indexIn(chunk, entry), 1)
    if (chunk?.length === 0) this.#chunks.splice(at, 1)
    return true
  }

  /** From 1; null when it is not in the queue. */
  positionOf(id: RecordId): number | null {
    const entry = this.#entries.get(id)
    if (!entry) return null
    const at = this.#chunkOf(entry)
    let before = 0
    for (let i = 0; i < at; i += 1) before += this.#chunks[i]?.length ?? 0
    return before + indexIn(this.#chunks[at] ?? [], entry) + 1
  }

  has(id: RecordId): boolean {
    return this.#entries.has(id)
  }

  /** The priority of the last in line. */
  lowest(): Priority | undefined {
    const last = this.#chunks.at(-1)?.at(-1)
    return last && Priority.options[last.rank]
  }

  /** The place that takes whoever gets it to `position` (from 1); undefined: behind all. See `crowdAt`. */
  placeAt(position: number): Place | undefined {
    const after = this.#at(position)
    const priority = after && Priority.options[after.rank]
    if (!priority) return undefined
    const before = this.#before(position, after)
    const isBetween = Number.isFinite(before) && before < after.order
    return { priority, order: isBetween ? (before + after.order) / 2 : after.order - 1 }
  }

  /**
   * Who stands so close together from `position` (from 1) on that no number is left between, with places further
   * apart; mostly nobody. Once they have these, `placeAt` has room.
   */
  crowdAt(position: number): readonly (Place & { readonly id: RecordId })[] {
    const first = this.#at(position)
    const priority = first && Priority.options[first.rank]
    if (!priority) return []
    const before = this.#before(position, first)
    if (!Number.isFinite(before) || first.order - before >= CROWDED) return []
    const crowd = [first.id]
    for (let next = this.#at(position + 1); ; next = this.#at(position + crowd.length)) {
      const end = next?.rank === first.rank ? next.order : before + crowd.length + 1
      const step = (end - before) / (crowd.length + 1)
      if (!next || step >= ROOMY)
        return crowd.map((id, at) => ({ id, priority, order: before + step * (at + 1) }))
      crowd.push(next.id)
    }
  }

  /** The order that whoever is put before this one, at its position, must stay behind. */
  #before(position: number, after: Entry): number {
    const neighbour = this.#at(position - 1)
    return neighbour?.rank === after.rank ? neighbour.order : this.#lastTaken
  }

  #at(position: number): Entry | undefined {
    let left = position - 1
    for (const chunk of this.#chunks) {
      if (left < chunk.length) return chunk[left]
      left -= chunk.length
    }
    return undefined
  }

  /** The last chunk that begins at or before the entry: where it is, or belongs. */
  #chunkOf(entry: Entry): number {
    let low = 0
    let high = this.#chunks.length
    while (low < high) {
      const middle = (low + high) >> 1
      const head = this.#chunks[middle]?.[0]
      if (head && !isBefore(entry, head)) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }
}

/** Where an entry is in a chunk, or belongs. */
function indexIn(chunk: readonly Entry[], entry: Entry): number {
  let low = 0
  let high = chunk.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = chunk[middle]
    if (other && isBefore(other, entry)) low = middle + 1
    else high = middle
  }
  return low
}
