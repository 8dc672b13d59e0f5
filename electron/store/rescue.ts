import { basename } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { type Said, say } from '../../shared/said.ts'
import { inTransaction, numberFrom, openDatabase, versionOf } from './database.ts'
import { migrations } from './migrations.ts'
import { setAside } from './set-aside.ts'

/** What is worth carrying over, by columns; a log is not. */
const tables = {
  downloads: 'id, saved, state, source, target, lane, priority, place, next_attempt, has_partial',
  lanes: 'key, saved',
  history: 'id, display_name, source, filename, file_path, size, finished_at, search_text',
}

/**
 * Sets a damaged database aside, begins a new one in its place and copies into it what can still be read.
 * The damaged file stays as it was, for whoever knows how to get more out of it.
 */
export function rescue(path: string, now: number): { database: DatabaseSync; problem: Said } {
  const kept = setAside(path, now, ['-wal', '-shm'])
  const database = openDatabase(path)
  copyReadable(kept, database)
  const copied = numberFrom(database.prepare('SELECT count(*) FROM downloads'))
  const file = basename(kept)
  const problem = copied === 0 ? say('list-lost', { file }) : say('list-rescued', { file, n: copied })
  return { database, problem }
}

function copyReadable(from: string, to: DatabaseSync): void {
  try {
    const damaged = new DatabaseSync(from, { readOnly: true })
    // Rows of another version would not fit.
    const fits = versionOf(damaged) === migrations.length
    if (fits) inTransaction(to, () => copyTables(damaged, to))
    damaged.close()
  } catch {
    // Not even its first page can be read: there is nothing to copy.
  }
}

function copyTables(from: DatabaseSync, to: DatabaseSync): void {
  for (const [table, columns] of Object.entries(tables)) {
    const places = columns.replaceAll(/\w+/g, '?')
    const insert = to.prepare(`INSERT OR IGNORE INTO ${table} (${columns}) VALUES (${places})`)
    // From both ends: a damaged page hides only itself and, from one end, all behind it.
    for (const direction of ['ASC', 'DESC']) {
      copyRows(from.prepare(`SELECT ${columns} FROM ${table} ORDER BY rowid ${direction}`), insert)
    }
  }
}

/** Copies until the rows end, are there already, or cannot be read. */
function copyRows(rows: StatementSync, insert: StatementSync): void {
  try {
    for (const row of rows.iterate()) if (insert.run(...Object.values(row)).changes === 0) return
  } catch {
    // Here it is damaged; the caller goes on from the other end.
  }
}
