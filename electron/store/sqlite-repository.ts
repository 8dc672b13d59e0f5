import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { HistoryPage, HistoryQuery } from '../../shared/history.ts'
import type { LogLine } from '../../shared/log-line.ts'
import type { CheckedParamsOf } from '../../shared/methods.ts'
import type { RecordId, RecordState } from '../../shared/record.ts'
import { type Said, say } from '../../shared/said.ts'
import type { Opening, SavedChanges, SavedDownload } from '../../shared/saved.ts'
import { inMemory, openDatabase } from './database.ts'
import { rescue } from './rescue.ts'
import { isCorrupt } from './sqlite-error.ts'
import { StoreTables } from './store-tables.ts'
import { WriteAheadLog } from './write-ahead-log.ts'

type Query = CheckedParamsOf<'getAllDownloads'>

export type SqliteRepositoryParts = {
  /** The database's file; it is made if there is none. */
  readonly path: string
  /** Ms since the epoch. */
  readonly now?: () => number
  /** Told, at any time, of each row that could not be read and what became of it. */
  readonly onDamage?: (what: string) => void
}

/** The engine's Repository in one SQLite file. One at a time: hold the data folder's lock. */
export class SqliteRepository implements Disposable {
  readonly #path: string
  readonly #now: () => number
  readonly #onDamage: ((what: string) => void) | undefined
  readonly #problems: Said[] = []
  /** Rows that could not be read. */
  #damaged = 0
  #tables: StoreTables
  /** Null: it is gone with the process. */
  readonly #log: WriteAheadLog | null

  private constructor({ path, now = Date.now, onDamage }: SqliteRepositoryParts) {
    this.#path = path
    this.#now = now
    this.#onDamage = onDamage
    this.#tables = this.#open()
    this.#log = path === inMemory ? null : new WriteAheadLog(path)
  }

  /**
   * Opens the file, or sets it aside and begins a new one where it is damaged. Throws NewerDatabaseError for
   * one of a newer version, and what SQLite says when it may not be opened.
   */
  static open(parts: SqliteRepositoryParts): SqliteRepository {
    return new SqliteRepository(parts)
  }

  /** What could not be read so far and what became of it. */
  get problems(): readonly Said[] {
    if (this.#damaged === 0) return this.#problems
    return [...this.#problems, say('entries-damaged', { n: this.#damaged, file: basename(this.#path) })]
  }

  /** What an engine begins with. Where the file turns out to be damaged, what is left of it. */
  load(): Opening {
    try {
      return this.#tables.opening()
    } catch (error) {
      if (!isCorrupt(error)) throw error
      this.#tables.close()
      this.#tables = this.#startOver()
      return this.#tables.opening()
    }
  }

  /** Undefined: there is none of that id, or it cannot be read; it is set aside then. */
  read(id: RecordId): SavedDownload | undefined {
    return this.#tables.read(id)
  }

  /** Ids of all, or of those that a filter lets through, in queue order. */
  ids(filter: Omit<Query, 'offset' | 'limit' | 'sort'>): readonly RecordId[] {
    return this.#tables.downloads.ids(filter)
  }

  /** A page of what a query asks for, without rows that cannot be read, and how many there are in all. */
  page(query: Query): { readonly downloads: readonly SavedDownload[]; readonly total: number } {
    return this.#tables.page(query)
  }

  /** The states of all downloads of one target. */
  statesOf(source: string, targetId: string): readonly RecordState[] {
    return this.#tables.downloads.statesOf(source, targetId)
  }

  /** The lowest place behind this one that a download has; null: none. */
  placeBehind(order: number): number | null {
    return this.#tables.downloads.placeBehind(order)
  }

  /** Saves all of `changes` or nothing: they survive this process at once, a power cut once it has `synced`. Throws. */
  save(changes: SavedChanges): void {
    this.#tables.save(changes)
    this.#log?.grew()
  }

  /** Settles once all that was saved is on disk. Rejects when that cannot be done. */
  synced(): Promise<void> {
    return this.#log?.synced() ?? Promise.resolve()
  }

  /** The latest 500 lines of one download's log, oldest first. */
  readLog(id: RecordId): readonly LogLine[] {
    return this.#tables.log.read(id)
  }

  /** Completed downloads, latest first, those included whose record is gone. `total`: all that match. */
  searchHistory(query: HistoryQuery): HistoryPage {
    return this.#tables.history.search(query)
  }

  /** May be called twice. */
  close(): void {
    this.#log?.close()
    this.#tables.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  get #whereDamaged(): string {
    return `the table "damaged" of ${basename(this.#path)}`
  }

  #open(): StoreTables {
    try {
      return this.#tablesOf(openDatabase(this.#path))
    } catch (error) {
      if (!isCorrupt(error) || !existsSync(this.#path)) throw error
      return this.#startOver()
    }
  }

  #startOver(): StoreTables {
    const { database, problem } = rescue(this.#path, this.#now())
    this.#problems.push(problem)
    return this.#tablesOf(database)
  }

  #tablesOf(database: DatabaseSync): StoreTables {
    return new StoreTables(database, this.#now, ({ key, reason }) => {
      this.#damaged += 1
      this.#onDamage?.(`${key} could not be read and went into ${this.#whereDamaged}: ${reason}`)
    })
  }
}
