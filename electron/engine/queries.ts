import type { Clock } from '../../shared/clock.ts'
import type { Connections } from '../../shared/connections.ts'
import type { HistoryPage, HistoryQuery } from '../../shared/history.ts'
import type { LogLine } from '../../shared/log-line.ts'
import type { CheckedParamsOf, LinkMatch } from '../../shared/methods.ts'
import {
  type DownloadRecord,
  isTerminal,
  type RecordId,
  RecordState,
  type StoredRecord,
} from '../../shared/record.ts'
import type { Stats } from '../../shared/stats.ts'
import { findSource } from './intake.ts'
import type { Lanes } from './lanes.ts'
import { type FolderOf, matchLinks } from './link-matches.ts'
import type { Query, Repository, SourceCatalog } from './ports.ts'
import type { Records } from './records.ts'
import type { Saver } from './saver.ts'
import { waitingOf } from './why-it-waits.ts'
import type { BackgroundDownloadWorker } from './worker.ts'

export type ConnectionsOf = { readonly id: RecordId; readonly connections: Connections }
export type WaitingOf = Pick<DownloadRecord, 'id' | 'waiting'>

export type QueryParts = {
  readonly records: Records
  readonly lanes: Lanes
  readonly saver: Saver
  readonly repository: Repository
  readonly catalog: SourceCatalog
  readonly clock: Clock
  readonly worker: Pick<BackgroundDownloadWorker, 'running' | 'limits' | 'fullDisks'>
}

/**
 * What can be asked about downloads. One by its id is as it is now; whatever is looked for among all is what was
 * saved, and while nothing can be saved (a full disk) that may be older.
 */
export class Queries {
  readonly #parts: QueryParts

  constructor(parts: QueryParts) {
    this.#parts = parts
  }

  status(id: RecordId): DownloadRecord | null {
    const record = this.#parts.records.get(id)
    return record ? this.#withWaiting(record) : null
  }

  /** Why these wait at this moment; of ids that are not there it says nothing. */
  waiting(ids: readonly RecordId[]): WaitingOf[] {
    return ids.flatMap((id) => this.status(id) ?? []).map(({ id, waiting }) => ({ id, waiting }))
  }

  connections(ids: readonly RecordId[]): ConnectionsOf[] {
    const { running } = this.#parts.worker
    return ids.flatMap((id) => {
      const connections = running.get(id)?.connections
      return connections ? [{ id, connections }] : []
    })
  }

  /** A page of what a query asks for. Throws RefusedError for an unknown source. */
  page(query: Query): { readonly records: DownloadRecord[]; readonly total: number } {
    const { records, repository, saver } = this.#parts
    const source = this.#named(query.source)
    saver.catchUp()
    const { downloads, total } = repository.page({ ...query, source })
    const newest = downloads.flatMap((read) => records.newest(read) ?? [])
    return { records: newest.map(({ record }) => this.#withWaiting(record)), total }
  }

  /** All that have not ended, or those of one source. Throws RefusedError for an unknown source. */
  open(source?: string): readonly RecordId[] {
    return this.#ids({ states: RecordState.options.filter((state) => !isTerminal(state)), source })
  }

  inState(state: RecordState): readonly RecordId[] {
    return this.#ids({ states: [state] })
  }

  /** What links would become, in their order. Throws RefusedError for an unknown source. */
  matches({ urls, source }: CheckedParamsOf<'matchLinks'>, folderOf: FolderOf): LinkMatch[] {
    const { catalog, repository, saver } = this.#parts
    saver.catchUp()
    return matchLinks({ catalog, repository, folderOf }, urls, source)
  }

  log(id: RecordId): LogLine[] {
    this.#parts.saver.catchUp()
    return [...this.#parts.repository.readLog(id)]
  }

  /** Totals over all records, and over those that run. */
  stats(): Stats {
    const { running, limits } = this.#parts.worker
    const { records } = this.#parts
    let speed = 0
    for (const id of running.keys()) speed += records.get(id)?.speed ?? 0
    return { counts: records.counts(), speed, active: running.size, maxActive: limits.maxActive }
  }

  history(query: HistoryQuery): HistoryPage {
    this.#parts.saver.catchUp()
    return this.#parts.repository.searchHistory(query)
  }

  #ids({ states, source }: Pick<Query, 'states' | 'source'>): readonly RecordId[] {
    const { repository, saver } = this.#parts
    const filter = { states, source: this.#named(source) }
    saver.catchUp()
    return repository.ids(filter)
  }

  /** The proper name of a source, which may be called by an alias. */
  #named(source: string | undefined): string | undefined {
    return source === undefined ? undefined : findSource(this.#parts.catalog, source).name
  }

  #withWaiting(record: StoredRecord): DownloadRecord {
    const { lanes, clock, worker } = this.#parts
    const room = worker.fullDisks.waitOf(record.id)
    return { ...record, waiting: waitingOf(record, lanes.get(record.lane), room, clock) }
  }
}
