import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Repository } from '../../electron/engine/ports.ts'
import { SqliteRepository } from '../../electron/store/sqlite-repository.ts'

/** A folder with a database, and the repository over it. */
export function databaseFile() {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-test-'))
  const path = join(folder, 'sluice.sqlite')
  const now = () => Date.UTC(2026, 10, 24, 8, 9, 10)
  let repository = SqliteRepository.open({ path, now })
  repository satisfies Repository
  return {
    folder,
    path,
    get repository() {
      return repository
    },
    restart() {
      repository.close()
      repository = SqliteRepository.open({ path, now })
      return repository
    },
    /** Does something to the file behind the repository's back. */
    tamper(work: (database: DatabaseSync) => void) {
      repository.close()
      const database = new DatabaseSync(path)
      work(database)
      database.close()
    },
    [Symbol.dispose]() {
      repository.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const everything = { offset: 0, limit: 10_000 } as const

/** All that a repository holds, as an engine would find it. */
export function contents(repository: Repository) {
  const { lanes } = repository.load()
  const { downloads } = repository.page(everything)
  return { downloads: [...downloads], lanes }
}
