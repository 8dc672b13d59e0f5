import type { ResultOf } from '../../shared/methods.ts'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'

/** The least time between two questions. */
const EVERY_MS = 250
/** A timer takes no more than 2^31 ms, and a source may ask for a rest of weeks. */
const LONGEST_ALARM_MS = 3_600_000

type Parts = {
  readonly get: (id: RecordId) => DownloadRecord | undefined
  readonly ask: (ids: RecordId[]) => Promise<ResultOf<'getWaiting'>>
  readonly take: (answers: ResultOf<'getWaiting'>) => void
  /** The engine's clock. */
  readonly now: () => number
}

/**
 * Keeps the reasons of waiting rows in sight true. A record's reason follows from its lane, and the
 * engine does not tell of each record when a lane changes: ten thousand may stand in it. So the window
 * asks for the few it shows: when they come into sight, when their lane or the cap changed, and when a
 * countdown has run out.
 */
export class WaitingWatch implements Disposable {
  readonly #parts: Parts
  #shown: ReadonlySet<RecordId> = new Set()
  readonly #stale = new Set<RecordId>()
  #isAsking = false
  #lastAsked = Number.NEGATIVE_INFINITY
  #alarm: ReturnType<typeof setTimeout> | undefined
  #isOver = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  show(ids: readonly RecordId[]): void {
    const before = this.#shown
    this.#shown = new Set(ids)
    for (const id of ids) if (!before.has(id)) this.#stale.add(id)
    this.arm()
  }

  lanesChanged(keys: ReadonlySet<string>): void {
    this.#mark(({ lane }) => keys.has(lane))
  }

  capChanged(): void {
    this.#mark(({ waiting }) => waiting?.reason === 'global-cap')
  }

  /** Sets the alarm anew. To be called whenever records have changed. */
  arm(): void {
    clearTimeout(this.#alarm)
    if (this.#isOver || this.#isAsking) return
    const stale = [...this.#shown].some((id) => this.#stale.has(id) && this.#waiting(id))
    const wait = stale ? 0 : this.#nextEnd() - this.#parts.now()
    if (wait === Number.POSITIVE_INFINITY) return
    const pause = this.#lastAsked + EVERY_MS - performance.now()
    this.#alarm = setTimeout(() => void this.#ask(), Math.min(LONGEST_ALARM_MS, Math.max(0, wait, pause)))
  }

  [Symbol.dispose](): void {
    this.#isOver = true
    clearTimeout(this.#alarm)
  }

  async #ask(): Promise<void> {
    const now = this.#parts.now()
    const ids = [...this.#shown].filter((id) => {
      const waiting = this.#waiting(id)
      return waiting && (this.#stale.has(id) || (waiting.until !== null && waiting.until <= now))
    })
    this.#stale.clear()
    this.#lastAsked = performance.now()
    if (ids.length > 0) {
      this.#isAsking = true
      // A question that fails is asked again with the next change; that the engine is gone is said elsewhere.
      const answers = await this.#parts.ask(ids).catch(() => [])
      this.#isAsking = false
      if (!this.#isOver) this.#parts.take(answers)
    }
    this.arm()
  }

  #mark(isMeant: (record: DownloadRecord) => boolean): void {
    for (const id of this.#shown) {
      const record = this.#parts.get(id)
      if (record && isMeant(record)) this.#stale.add(id)
    }
    this.arm()
  }

  #nextEnd(): number {
    return Math.min(
      Number.POSITIVE_INFINITY,
      ...[...this.#shown].map((id) => this.#waiting(id)?.until ?? Number.POSITIVE_INFINITY),
    )
  }

  #waiting(id: RecordId): DownloadRecord['waiting'] {
    const record = this.#parts.get(id)
    return record?.state === 'Initializing' ? record.waiting : null
  }
}
