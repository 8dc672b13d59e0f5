import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { CheckedParamsOf } from '../../shared/methods.ts'
import { type Opening, type SavedChanges, SavedDownload } from '../../shared/saved.ts'
import { inTransaction } from './database.ts'
import { DownloadLog } from './download-log.ts'
import { DownloadsTable } from './downloads-table.ts'
import { History } from './history.ts'
import { LanesTable } from './lanes-table.ts'
import { checked, type DamagedRow } from './saved-rows.ts'

type Query = CheckedParamsOf<'getAllDownloads'>

/** An open database and its tables. */
export class StoreTables {
  readonly downloads: DownloadsTable
  readonly log: DownloadLog
  readonly history: History
  readonly #database: DatabaseSync
  readonly #lanes: LanesTable
  readonly #keepDamaged: StatementSync
  readonly #onDamage: (row: DamagedRow) => void
  readonly #now: () => number

  /** `onDamage` is called for each row that cannot be read and is in the table `damaged` now. */
  constructor(database: DatabaseSync, now: () => number, onDamage: (row: DamagedRow) => void) {
    this.#database = database
    this.#now = now
    this.#onDamage = onDamage
    this.downloads = new DownloadsTable(database)
    this.log = new DownloadLog(database)
    this.history = new History(database)
    this.#lanes = new LanesTable(database)
    this.#keepDamaged = database.prepare('INSERT INTO damaged VALUES (?, ?, ?, ?, ?)')
  }

  opening(): Opening {
    const { lanes, damaged } = this.#lanes.all()
    for (const row of damaged) this.#setAside('lanes', row)
    for (const id of this.downloads.notJson()) this.read(id)
    return { ...this.downloads.opening(), lanes }
  }

  read(id: string): SavedDownload | undefined {
    const raw = this.downloads.raw(id)
    return raw === undefined ? undefined : this.#download(id, raw)
  }

  page(query: Query): { downloads: SavedDownload[]; total: number } {
    const { rows, total } = this.downloads.page(query)
    return { downloads: rows.flatMap(({ id, saved }) => this.#download(id, saved) ?? []), total }
  }

  save({ put, drop, lanes, dropLanes, log }: SavedChanges): void {
    inTransaction(this.#database, () => {
      for (const download of put) {
        this.downloads.put(download)
        this.history.note(download.record)
      }
      for (const lane of lanes) this.#lanes.put(lane)
      for (const key of dropLanes) this.#lanes.drop(key)
      this.log.append(log)
      for (const id of drop) this.downloads.drop(id)
    })
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close()
  }

  #download(id: string, raw: string): SavedDownload | undefined {
    const row = checked(id, raw, SavedDownload, ({ record }) => record.id)
    if ('value' in row) return row.value
    this.#setAside('downloads', row.damaged)
    return undefined
  }

  #setAside(origin: 'downloads' | 'lanes', row: DamagedRow): void {
    const { key, raw, reason } = row
    inTransaction(this.#database, () => {
      this.#keepDamaged.run(origin, key, raw, reason, this.#now())
      if (origin === 'downloads') this.downloads.drop(key)
      else this.#lanes.drop(key)
    })
    this.#onDamage(row)
  }
}
