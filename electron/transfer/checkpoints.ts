import type { PartFile } from './part-file.ts'
import { type ByteRange, merged, totalOf } from './ranges.ts'
import { type Sidecar, saveSidecar } from './sidecar.ts'

/** At most so much is fetched again after a kill, or so much time's worth, whichever is less … */
const EVERY_BYTES = 8 * 1024 * 1024
const EVERY_MS = 1_000
/**
 * … unless the disk is so slow that it would do little else: a note that took so long is followed by the next one
 * so many times as long after it began, though never longer than this. One slow moment must not cost minutes' worth.
 */
const REST = 10
const LONGEST_REST_MS = 10_000
/** So many are worth it at any time: the disk has to take them anyway, and what it has is not to be waited for at the end. */
const MANY_BYTES = 64 * 1024 * 1024

type NotedPart = Pick<PartFile, 'path' | 'sync'>

/** Notes in the sidecar which bytes are on disk, from time to time: first the bytes, then the note. */
export class Checkpoints {
  readonly #part: NotedPart
  readonly #sidecar: Sidecar
  readonly #ranges: () => readonly ByteRange[]
  readonly #now: () => number
  #savedBytes: number
  /** When the latest note began: what came later is not in it. */
  #savedAt: number
  #tookMs = 0
  #running: Promise<void> | undefined

  /** `ranges`: what has been written so far. `now`: monotonic ms. */
  constructor(
    part: NotedPart,
    sidecar: Sidecar,
    ranges: () => readonly ByteRange[],
    now: () => number = () => performance.now(),
  ) {
    this.#part = part
    this.#sidecar = sidecar
    this.#ranges = ranges
    this.#now = now
    this.#savedAt = now()
    this.#savedBytes = totalOf(sidecar.ranges)
  }

  /** `written`: bytes of the file so far. Costs next to nothing when none is due. */
  consider(written: number): void {
    if (this.#running || written === this.#savedBytes || this.#sidecar.validator === null) return
    const sinceMs = this.#now() - this.#savedAt
    const since = written - this.#savedBytes
    const isDue = since >= EVERY_BYTES || sinceMs >= EVERY_MS
    const isRested = sinceMs >= Math.min(REST * this.#tookMs, LONGEST_REST_MS)
    if (!isDue || !(isRested || since >= MANY_BYTES)) return
    // What cannot be noted is fetched again, if it comes to that: no reason to stop.
    this.#running = this.#save()
      .catch(() => undefined)
      .finally(() => {
        this.#running = undefined
      })
  }

  /** Waits until none is under way. */
  async settled(): Promise<void> {
    await this.#running
  }

  /** Notes all there is now. */
  async saveAll(): Promise<void> {
    await this.#running
    await this.#save()
  }

  async #save(): Promise<void> {
    const startedAt = this.#now()
    const ranges = merged(this.#ranges())
    await this.#part.sync()
    await saveSidecar(this.#part.path, { ...this.#sidecar, ranges })
    this.#savedBytes = totalOf(ranges)
    this.#savedAt = startedAt
    this.#tookMs = this.#now() - startedAt
  }
}
