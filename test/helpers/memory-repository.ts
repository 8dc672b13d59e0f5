import type { Repository } from '../../electron/engine/ports.ts'
import type { RecordId } from '../../shared/record.ts'
import type { SavedChanges, SavedDownload, SavedLane, SavedLogLine } from '../../shared/saved.ts'

/** The newest lines of one download's log that are kept. */
const LOG_LINES = 500

/**
 * A repository that forgets with the process. Keeps copies, as a disk would: changing what was saved, or
 * what was loaded, changes nothing here. Passes the conformance suite of `repository-suite.ts`.
 */
export class MemoryRepository implements Repository {
  /** Every change saved so far, in order. */
  readonly saves: SavedChanges[] = []
  /** While set, `save` throws it and keeps nothing, as on a full disk. */
  failWith: Error | undefined
  readonly #downloads = new Map<RecordId, SavedDownload>()
  readonly #lanes = new Map<string, SavedLane>()
  readonly #logs = new Map<RecordId, SavedLogLine[]>()

  constructor(start: Partial<SavedChanges> = {}) {
    this.#apply({ put: [], drop: [], lanes: [], dropLanes: [], log: [], ...structuredClone(start) })
  }

  load(): { downloads: SavedDownload[]; lanes: SavedLane[] } {
    const downloads = [...this.#downloads.values()].sort((a, b) => a.record.order - b.record.order)
    return structuredClone({ downloads, lanes: [...this.#lanes.values()] })
  }

  save(changes: SavedChanges): void {
    if (this.failWith) throw this.failWith
    const copy = structuredClone(changes)
    this.saves.push(copy)
    this.#apply(copy)
  }

  readLog(id: RecordId): { time: number; text: string }[] {
    return (this.#logs.get(id) ?? []).map(({ time, text }) => ({ time, text }))
  }

  /** What is kept of one download now. */
  saved(id: RecordId): SavedDownload | undefined {
    return structuredClone(this.#downloads.get(id))
  }

  #apply({ put, drop, lanes, dropLanes, log }: SavedChanges): void {
    for (const download of put) this.#downloads.set(download.record.id, download)
    for (const lane of lanes) this.#lanes.set(lane.key, lane)
    for (const key of dropLanes) this.#lanes.delete(key)
    for (const line of log) this.#append(line)
    for (const id of drop) {
      this.#downloads.delete(id)
      this.#logs.delete(id)
    }
  }

  /** A line of a download that is not kept is not kept either: nothing would ever take it away. */
  #append(line: SavedLogLine): void {
    if (!this.#downloads.has(line.id)) return
    this.#logs.set(line.id, [...(this.#logs.get(line.id) ?? []), line].slice(-LOG_LINES))
  }
}
