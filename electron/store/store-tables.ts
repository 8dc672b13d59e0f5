import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { SavedChanges, SavedDownload, SavedLane } from '../../shared/saved.ts'
import { inTransaction } from './database.ts'
import { DownloadLog } from './download-log.ts'
import { History } from './history.ts'
import { type DamagedRow, rawRows, readDownloads, readLanes } from './saved-rows.ts'

export type Loaded = {
  readonly downloads: readonly SavedDownload[]
  readonly lanes: readonly SavedLane[]
  /** Rows that could not be read and are in the table `damaged` now. */
  readonly damaged: readonly DamagedRow[]
}

/** An open database and its prepared statements. */
export class StoreTables {
  readonly log: DownloadLog
  readonly history: History
  readonly #database: DatabaseSync
  readonly #put: StatementSync
  readonly #drop: StatementSync
  readonly #putLane: StatementSync
  readonly #dropLane: StatementSync
  readonly #keepDamaged: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.log = new DownloadLog(database)
    this.history = new History(database)
    // An update, not a replacement: that would be a deletion, and take the log along.
    this.#put = database.prepare(
      'INSERT INTO downloads VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET saved = excluded.saved',
    )
    this.#drop = database.prepare('DELETE FROM downloads WHERE id = ?')
    this.#putLane = database.prepare(
      'INSERT INTO lanes VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET saved = excluded.saved',
    )
    this.#dropLane = database.prepare('DELETE FROM lanes WHERE key = ?')
    this.#keepDamaged = database.prepare('INSERT INTO damaged VALUES (?, ?, ?, ?, ?)')
  }

  load(now: number): Loaded {
    const downloads = readDownloads(rawRows(this.#database, 'downloads'))
    const lanes = readLanes(rawRows(this.#database, 'lanes'))
    const damaged = [...downloads.damaged, ...lanes.damaged]
    if (damaged.length > 0) {
      inTransaction(this.#database, () => {
        for (const row of downloads.damaged) this.#setAside('downloads', row, this.#drop, now)
        for (const row of lanes.damaged) this.#setAside('lanes', row, this.#dropLane, now)
      })
    }
    const inOrder = downloads.good.toSorted((a, b) => a.record.order - b.record.order)
    return { downloads: inOrder, lanes: lanes.good, damaged }
  }

  save({ put, drop, lanes, dropLanes, log }: SavedChanges): void {
    inTransaction(this.#database, () => {
      for (const download of put) this.#putDownload(download)
      for (const lane of lanes) this.#putLane.run(lane.key, JSON.stringify(lane))
      for (const key of dropLanes) this.#dropLane.run(key)
      this.log.append(log)
      for (const id of drop) this.#drop.run(id)
    })
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close()
  }

  #putDownload(download: SavedDownload): void {
    this.#put.run(download.record.id, JSON.stringify(download))
    this.history.note(download.record)
  }

  #setAside(table: string, { key, raw, reason }: DamagedRow, drop: StatementSync, now: number): void {
    this.#keepDamaged.run(table, key, raw, reason, now)
    drop.run(key)
  }
}
