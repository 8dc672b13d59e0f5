import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { LogLine } from '../../shared/log-line.ts'
import type { RecordId } from '../../shared/record.ts'
import type { SavedChanges, SavedDownload, SavedLane } from '../../shared/saved.ts'
import { openDatabase } from './database.ts'
import type { HistoryEntry, HistoryQuery } from './history.ts'
import { rescue } from './rescue.ts'
import { isCorrupt } from './sqlite-error.ts'
import { StoreTables } from './store-tables.ts'

export type SqliteRepositoryParts = {
  /** The database's file; it is made if there is none. */
  readonly path: string
  /** Ms since the epoch. */
  readonly now?: () => number
}

/** The engine's Repository in one SQLite file. One at a time: hold the data folder's lock. */
export class SqliteRepository implements Disposable {
  readonly #path: string
  readonly #now: () => number
  readonly #problems: string[] = []
  #tables: StoreTables

  private constructor({ path, now = Date.now }: SqliteRepositoryParts) {
    this.#path = path
    this.#now = now
    this.#tables = this.#open()
  }

  /**
   * Opens the file, or sets it aside and begins a new one where it is damaged. Throws NewerDatabaseError for
   * one of a newer version, and what SQLite says when it may not be opened.
   */
  static open(parts: SqliteRepositoryParts): SqliteRepository {
    return new SqliteRepository(parts)
  }

  /** What could not be read and what became of it, in words for a person. Grows with `load`. */
  get problems(): readonly string[] {
    return this.#problems
  }

  /** Everything saved; downloads by `order`. Rows that cannot be read are set aside and told in `problems`. */
  load(): { readonly downloads: readonly SavedDownload[]; readonly lanes: readonly SavedLane[] } {
    const { downloads, lanes, damaged } = this.#read()
    if (damaged.length > 0) {
      const what = damaged.length === 1 ? '1 saved entry' : `${damaged.length} saved entries`
      this.#problems.push(
        `${what} could not be read and went into the table "damaged" of ${basename(this.#path)}. All others are here.`,
      )
    }
    return { downloads, lanes }
  }

  /** Saves all of `changes` or nothing. On disk when it returns. Throws when that cannot be done. */
  save(changes: SavedChanges): void {
    this.#tables.save(changes)
  }

  /** The latest 500 lines of one download's log, oldest first. */
  readLog(id: RecordId): readonly LogLine[] {
    return this.#tables.log.read(id)
  }

  /** Completed downloads, latest first, those included whose record is gone. `total`: all that match. */
  searchHistory(query: HistoryQuery): { readonly entries: readonly HistoryEntry[]; readonly total: number } {
    return this.#tables.history.search(query)
  }

  /** May be called twice. */
  close(): void {
    this.#tables.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  #open(): StoreTables {
    try {
      return new StoreTables(openDatabase(this.#path))
    } catch (error) {
      if (!isCorrupt(error) || !existsSync(this.#path)) throw error
      return this.#startOver()
    }
  }

  #read() {
    try {
      return this.#tables.load(this.#now())
    } catch (error) {
      if (!isCorrupt(error)) throw error
      this.#tables.close()
      this.#tables = this.#startOver()
      return this.#tables.load(this.#now())
    }
  }

  #startOver(): StoreTables {
    const { database, problem } = rescue(this.#path, this.#now())
    this.#problems.push(problem)
    return new StoreTables(database)
  }
}
