import type { RecordId } from '../../shared/record.ts'
import type { DownloadRunner } from './ports.ts'
import type { Records } from './records.ts'

export type LeftoverParts = {
  readonly records: Records
  readonly runner: DownloadRunner
  /** Resolves when all changes so far are on disk. */
  readonly saved: () => Promise<void>
}

/**
 * What stays beside a file until its download's end is on disk, since only by it a new attempt would know,
 * after a kill, that the file is there already.
 */
export class Leftovers {
  readonly #parts: LeftoverParts
  /** Not removed yet; by id. */
  readonly #partials = new Map<RecordId, string>()
  readonly #removing = new Set<Promise<void>>()

  constructor(parts: LeftoverParts) {
    this.#parts = parts
  }

  /** Removes what a download that will not go on has left, once all that happened so far is on disk. */
  clear(id: RecordId): void {
    const partial = this.#parts.records.getDownload(id)?.partial
    if (!partial) return
    this.#partials.set(id, partial)
    const remove = () => this.#removeNoted(id)
    // What cannot be noted now is cleared at the next start.
    void this.#parts.saved().then(remove, () => undefined)
  }

  /** Removes the rest at once: everything is on disk. */
  async close(): Promise<void> {
    for (const id of [...this.#partials.keys()]) this.#removeNoted(id)
    await Promise.all(this.#removing)
  }

  /** Removes at once what a download that runs no more, and will not go on, has left. Never rejects. */
  remove(id: RecordId, partial: string): Promise<void> {
    const { records, runner } = this.#parts
    const removing = runner.discard(partial).then(() => {
      this.#removing.delete(removing)
      if (records.getDownload(id)?.partial === partial) records.setPartial(id, null)
    })
    this.#removing.add(removing)
    return removing
  }

  #removeNoted(id: RecordId): void {
    const partial = this.#partials.get(id)
    if (partial === undefined) return
    this.#partials.delete(id)
    void this.remove(id, partial)
  }
}
