import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { z } from 'zod'
import { LogLine } from '../../shared/log-line.ts'
import type { RecordId } from '../../shared/record.ts'
import type { SavedLogLine } from '../../shared/saved.ts'

/** Lines kept of one download's log; older ones go. */
const LINES_KEPT = 500

/** The logs of all downloads. A download's log goes with it. */
export class DownloadLog {
  readonly #add: StatementSync
  readonly #trim: StatementSync
  readonly #read: StatementSync

  constructor(database: DatabaseSync) {
    // A line of a download that is not kept is not kept either: nothing would ever take it away.
    this.#add = database.prepare(
      'INSERT INTO log SELECT :id, :time, :text WHERE EXISTS (SELECT 1 FROM downloads WHERE id = :id)',
    )
    this.#trim = database.prepare(`
      DELETE FROM log WHERE download = :id AND rowid <= (
        SELECT rowid FROM log WHERE download = :id ORDER BY rowid DESC LIMIT 1 OFFSET ${LINES_KEPT})`)
    this.#read = database.prepare('SELECT time, text FROM log WHERE download = ? ORDER BY rowid')
  }

  append(lines: readonly SavedLogLine[]): void {
    for (const { id, time, text } of lines) this.#add.run({ id, time, text })
    for (const id of new Set(lines.map((line) => line.id))) this.#trim.run({ id })
  }

  read(id: RecordId): LogLine[] {
    return z.array(LogLine).parse(this.#read.all(id))
  }
}
