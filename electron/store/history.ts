import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { z } from 'zod'
import type { StoredRecord } from '../../shared/record.ts'
import { numberFrom } from './database.ts'
import { folded } from './folded.ts'

/** A download that completed once, whether its record is still there or not. */
export const HistoryEntry = z.object({
  id: z.string(),
  displayName: z.string(),
  source: z.string(),
  /** The link, or what it was dispatched with. */
  filename: z.string(),
  filePath: z.string(),
  /** Bytes. */
  size: z.number(),
  /** Ms since the epoch. */
  finishedAt: z.number(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export type HistoryQuery = {
  /** Part of a name, a link or a source; in any case. */
  readonly search?: string
  readonly offset?: number
  readonly limit?: number
}

const ROWS_AT_ONCE = 100

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
    const finishedAt = record.finishedAt ?? record.createdAt
    const searchText = folded([displayName, filename, source].join('\n'))
    this.#add.run({ id, displayName, source, filename, filePath, size, finishedAt, searchText })
  }

  /** Latest first. */
  search({ search = '', offset = 0, limit = ROWS_AT_ONCE }: HistoryQuery) {
    const part = folded(search)
    const entries = this.#find.all(part, limit, offset).map((row) => HistoryEntry.parse(row))
    return { entries, total: numberFrom(this.#count, part) }
  }
}
