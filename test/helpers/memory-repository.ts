import type { Query, Repository } from '../../electron/engine/ports.ts'
import { SqliteRepository } from '../../electron/store/sqlite-repository.ts'
import type { HistoryQuery } from '../../shared/history.ts'
import type { RecordId } from '../../shared/record.ts'
import type { SavedChanges, SavedDownload } from '../../shared/saved.ts'

/** The real repository, over a database that is gone with the process and may be told to be full. */
export class MemoryRepository implements Repository {
  /** While set, `save` throws it and keeps nothing, as on a full disk. */
  failWith: Error | undefined
  readonly #repository = SqliteRepository.open({ path: ':memory:' })

  load() {
    return this.#repository.load()
  }

  read(id: RecordId): SavedDownload | undefined {
    return this.#repository.read(id)
  }

  ids(filter: Parameters<Repository['ids']>[0]) {
    return this.#repository.ids(filter)
  }

  page(query: Query) {
    return this.#repository.page(query)
  }

  statesOf(source: string, targetId: string) {
    return this.#repository.statesOf(source, targetId)
  }

  placeBehind(order: number) {
    return this.#repository.placeBehind(order)
  }

  searchHistory(query: HistoryQuery) {
    return this.#repository.searchHistory(query)
  }

  save(changes: SavedChanges): void {
    if (this.failWith) throw this.failWith
    this.#repository.save(changes)
  }

  synced() {
    return this.#repository.synced()
  }

  readLog(id: RecordId) {
    return this.#repository.readLog(id)
  }
}
