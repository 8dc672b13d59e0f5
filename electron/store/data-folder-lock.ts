import { DatabaseSync } from 'node:sqlite'
import { SaidError, say } from '../../shared/said.ts'
import type { DataFolder } from './data-folder.ts'
import { makePrivate } from './private-file.ts'
import { setAside } from './set-aside.ts'
import { isBusy, isCorrupt } from './sqlite-error.ts'

/** Another engine, in this process or another, works on the data folder. */
export class DataFolderInUseError extends SaidError {
  override readonly name = 'DataFolderInUseError'
  readonly folder: string

  constructor(folder: string, options?: ErrorOptions) {
    super(say('folder-in-use', { folder }), options)
    this.folder = folder
  }
}

export type DataFolderLock = Disposable & {
  /** Lets the next engine in. May be called twice. */
  release(): void
}

/**
 * Makes sure that one engine at a time works on a data folder. Throws DataFolderInUseError when one does.
 *
 * The lock is SQLite's own, on a database nothing is ever written to: the system lets go of it the moment
 * its process ends, however it ends, on Windows too. The file must not be opened by any other means:
 * on POSIX, closing any handle of a file drops all locks its process has on it.
 */
export function lockDataFolder(folder: DataFolder): DataFolderLock {
  const database = holdExclusively(folder)
  makePrivate(folder.lock)
  const release = () => {
    if (database.isOpen) database.close()
  }
  return { release, [Symbol.dispose]: release }
}

function holdExclusively(folder: DataFolder): DatabaseSync {
  try {
    return hold(folder.lock)
  } catch (error) {
    if (isBusy(error)) throw new DataFolderInUseError(folder.path, { cause: error })
    if (!isCorrupt(error)) throw error
    // To find that out SQLite had to get the lock first, so nobody else has it.
    setAside(folder.lock, Date.now())
    return hold(folder.lock)
  }
}

function hold(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
