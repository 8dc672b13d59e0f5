import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { SaidError, say } from '../../shared/said.ts'
import { migrations } from './migrations.ts'
import { makePrivate } from './private-file.ts'

const BUSY_TIMEOUT_MS = 5_000

/** A path that means: no file; gone with the process. */
export const inMemory = ':memory:'

/** The database was written by a later version of Sluice. Nothing in it was changed. */
export class NewerDatabaseError extends SaidError {
  override readonly name = 'NewerDatabaseError'

  constructor(path: string, version: number) {
    super(say('newer-database', { path, format: version, known: migrations.length }))
  }
}

/** Opens a database of the latest version, from whatever version it is. Throws NewerDatabaseError. */
export function openDatabase(path: string, steps: readonly string[] = migrations): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS })
  try {
    const version = versionOf(database)
    if (version > steps.length) throw new NewerDatabaseError(path, version)
    if (path !== inMemory) makePrivate(path)
    // Readers and the writer do not wait for each other, and a power cut leaves it whole; that it leaves it as it was
    // is for WriteAheadLog to see to.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    for (const [index, step] of steps.slice(version).entries()) upgrade(database, step, version + index + 1)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Does all of `work` or, when it throws, nothing of it. */
export function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    work()
    database.exec('COMMIT')
  } catch (error) {
    // A full disk makes SQLite roll back by itself.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function upgrade(database: DatabaseSync, step: string, version: number): void {
  inTransaction(database, () => database.exec(`${step}; PRAGMA user_version = ${version}`))
}

/** The first column of a statement's first row. */
export function numberFrom(statement: StatementSync, ...parameters: string[]): number {
  return Number(Object.values(statement.get(...parameters) ?? {})[0])
}

export function versionOf(database: DatabaseSync): number {
  return numberFrom(database.prepare('PRAGMA user_version'))
}
