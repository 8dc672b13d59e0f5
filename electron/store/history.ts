import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { HistoryEntry, type HistoryPage, HistoryQuery } from '../../shared/history.ts'
import type { StoredRecord } from '../../shared/record.ts'
import { numberFrom } from './database.ts'
import { folded } from './folded.ts'

/** What has been downloaded. Reads and writes inside whatever transaction is open. */
export class History {
  readonly #add: StatementSync
  readonly #find: StatementSync
  readonly #count: StatementSync

  constructor(database: DatabaseSync) {
    this.#add = database.prepare(`
      INSERT INTO history VALUES (:id, :displayName, :source, :filename, :filePath, :size, :finishedAt, :searchText)
      ON CONFLICT (id) DO UPDATE SET file_path = :filePath, size = :size, finished_at = :finishedAt`)
    this.#find = database.prepare(`
      SELECT id, display_name AS displayName, source, filename, file_path AS filePath, size,
        finished_at AS finishedAt
      FROM history WHERE instr(search_text, ?) > 0 ORDER BY finished_at DESC, rowid DESC LIMIT ? OFFSET ?`)
    this.#count = database.prepare('SELECT count(*) FROM history WHERE instr(search_text, ?) > 0')
  }

  /** Adds a record that is complete; any other is not history yet. */
  note(record: StoredRecord): void {
    if (record.state !== 'Completed, Succeeded') return
    const { id, displayName, source, filename, filePath, size } = record
    // A list is no file; its entries are.
    if (filePath === null) return
    const finishedAt = record.finishedAt ?? record.createdAt
    const searchText = folded([displayName, filename, source].join('\n'))
    this.#add.run({ id, displayName, source, filename, filePath, size, finishedAt, searchText })
  }

  /** Latest first. */
  search(query: HistoryQuery): HistoryPage {
    const { search, offset, limit } = HistoryQuery.parse(query)
    const part = folded(search)
    const entries = this.#find.all(part, limit, offset).map((row) => HistoryEntry.parse(row))
    return { entries, total: numberFrom(this.#count, part) }
  }
}
