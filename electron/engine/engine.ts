import type { Forecast } from '../../shared/forecast.ts'
import type { HistoryPage, HistoryQuery } from '../../shared/history.ts'
import { hostLaneKey, type LaneKey, type LaneView } from '../../shared/lane.ts'
import type { LogLine } from '../../shared/log-line.ts'
import type { CheckedParamsOf, LinkMatch } from '../../shared/methods.ts'
import type { Preferences } from '../../shared/preferences.ts'
import type { Probed } from '../../shared/probe.ts'
import type { DownloadRecord, Priority, RecordId } from '../../shared/record.ts'
import type { Opening, SavedDownload } from '../../shared/saved.ts'
import type { Stats } from '../../shared/stats.ts'
import { Commands } from './commands.ts'
import { expander } from './expansion.ts'
import { forecast } from './forecast.ts'
import {
  type Choice,
  findSource,
  type Request,
  refreshed,
  requestFromDispatch,
  requestsFromLinks,
  ruledFolder,
} from './intake.ts'
import { Lanes } from './lanes.ts'
import { Leftovers } from './leftovers.ts'
import type { EngineParts, Query } from './ports.ts'
import { Probes } from './probes.ts'
import { type ConnectionsOf, Queries, type WaitingOf } from './queries.ts'
import { Records } from './records.ts'
import { folderOf, runOrder } from './run-order.ts'
import { Saver } from './saver.ts'
import { BackgroundDownloadWorker } from './worker.ts'

/** Records, lanes, worker and persistence, put together: the only thing a host talks to. */
export class DownloadEngine {
  readonly #parts: EngineParts
  readonly #records: Records
  readonly #lanes: Lanes
  readonly #saver: Saver
  readonly #leftovers: Leftovers
  readonly #worker: BackgroundDownloadWorker
  readonly #commands: Commands
  readonly #queries: Queries
  readonly #probes: Probes
  #preferences: Preferences

  private constructor(parts: EngineParts, preferences: Preferences, opening: Opening) {
    const { clock, catalog, runner, repository, spaceIn, random = Math.random } = parts
    const records = new Records(repository, opening)
    this.#records = records
    this.#parts = parts
    this.#preferences = preferences
    this.#lanes = new Lanes(clock, catalog, preferences, opening.lanes)
    this.#saver = new Saver(repository, records, this.#lanes, clock)
    this.#leftovers = new Leftovers({ records, runner, saved: () => this.#saver.savedInTime() })
    const log = (id: RecordId, text: string) => this.#saver.log(id, text)
    const orderFor = (download: SavedDownload) => runOrder(download, parts, this.#preferences)
    const orderOf = (id: RecordId) => orderFor(records.existing(id))
    const shared = { records, lanes: this.#lanes, leftovers: this.#leftovers, clock, log }
    const lookedUp = { ...shared, saver: this.#saver, repository, catalog }
    const expand = expander({ ...lookedUp, enqueue: (id) => this.#worker.enqueue(id) })
    const room = { spaceIn, folderOf: (id: RecordId) => folderOf(records.getDownload(id), parts) }
    const running = { ...shared, ...room, runner, random, orderOf, expand }
    this.#worker = new BackgroundDownloadWorker(running, preferences)
    this.#commands = new Commands({ ...shared, worker: this.#worker })
    this.#queries = new Queries({ ...lookedUp, worker: this.#worker })
    const ruled = (choice: Choice) => ruledFolder(choice, this.#preferences, parts)
    const asked = { ...shared, catalog, runner, random, worker: this.#worker }
    this.#probes = new Probes({ ...asked, orderOf: orderFor, folderOf: ruled })
  }

  /** Loads what was saved; what ran when the last engine ended goes back in line, at its place. */
  static open(parts: EngineParts, preferences: Preferences): DownloadEngine {
    const opening = parts.repository.load()
    const engine = new DownloadEngine(parts, preferences, opening)
    engine.#commands.takeUp(opening)
    return engine
  }

  /** Queues one download; its record is there before this returns. Throws RefusedError. */
  dispatch(params: CheckedParamsOf<'dispatch'>): RecordId {
    return this.#accept(requestFromDispatch(this.#parts.catalog, params))
  }

  /** Queues links, all or none. Throws RefusedError. */
  add(params: CheckedParamsOf<'add'>): RecordId[] {
    return requestsFromLinks(this.#parts.catalog, params).map((request) => this.#accept(request))
  }

  /** What links would become, in their order. Throws RefusedError for an unknown source. */
  matchLinks(params: CheckedParamsOf<'matchLinks'>): LinkMatch[] {
    return this.#queries.matches(params, (choice) => ruledFolder(choice, this.#preferences, this.#parts))
  }

  /** What servers tell of files before they are downloaded. Throws RefusedError for an unknown source. */
  probeLinks(params: CheckedParamsOf<'probeLinks'>): Promise<Probed[]> {
    return this.#probes.ask(params)
  }

  getWaiting(ids: readonly RecordId[]): WaitingOf[] {
    return this.#queries.waiting(ids)
  }

  getDownloadStatus(id: RecordId): DownloadRecord | null {
    return this.#queries.status(id)
  }

  getAllDownloads(query: Query): { readonly records: DownloadRecord[]; readonly total: number } {
    return this.#queries.page(query)
  }

  /** True if it changed anything: a terminal record stays as it is, but with `remove` its row goes. */
  cancelDownload(id: RecordId, { remove }: { readonly remove: boolean }): boolean {
    return this.#commands.cancel(id, remove)
  }

  /** Cancels all that have not ended, or all of one source; not what is added meanwhile. Returns how many. */
  cancelAllDownloads({ source }: { readonly source?: string | undefined }): Promise<number> {
    return this.#commands.cancelAll(this.#queries.open(source))
  }

  /** Pauses all that wait or run; not what is added meanwhile. Returns how many. */
  pauseAllDownloads(): Promise<number> {
    return this.#commands.pauseAll(this.#queries.open())
  }

  /** Resumes all that are paused, by whomever. Returns how many. */
  resumeAllDownloads(): Promise<number> {
    return this.#commands.resumeAll(this.#queries.inState('Paused'))
  }

  /** False unless it was waiting or running. Holds no place and no process; what has arrived is kept. */
  pauseDownload(id: RecordId): boolean {
    return this.#commands.pause(id)
  }

  /** False unless it was paused. */
  resumeDownload(id: RecordId): boolean {
    return this.#commands.resume(id)
  }

  /** Queues an Errored or Cancelled one again, or ends one's wait for its next attempt. */
  retryDownload(id: RecordId): boolean {
    return this.#commands.retry(id)
  }

  /** Gives one that waits, is paused or has failed another link to the same file. Throws RefusedError. */
  refreshLink({ id, url }: CheckedParamsOf<'refreshLink'>): boolean {
    const record = this.#records.get(id)
    return record !== undefined && this.#commands.refreshLink(id, refreshed(this.#parts.catalog, record, url))
  }

  /** Starts a waiting or paused one past limits, delay and pause. Throws RefusedError while its lane rests. */
  forceStart(id: RecordId): boolean {
    return this.#commands.forceStart(id)
  }

  /** False unless it was waiting or paused. */
  setPriority(id: RecordId, priority: Priority, order?: number): boolean {
    return this.#commands.setPriority(id, priority, order)
  }

  /** Moves a waiting one to `position` (from 1) of its lane's queue. False if it is not in a queue. */
  moveDownload(id: RecordId, position: number): boolean {
    return this.#commands.move(id, position)
  }

  /** Takes the rows of finished downloads away; their files and their history stay. Returns how many. */
  clearAllCompletedDownloads(which: { readonly finishedBy?: number | undefined } = {}): Promise<number> {
    return this.#commands.removeAll(this.#queries.inState('Completed, Succeeded'), which.finishedBy)
  }

  getLanes(): LaneView[] {
    return [...this.#lanes.all()].flatMap((lane) => this.#lanes.view(lane.key) ?? [])
  }

  getLane(key: LaneKey): LaneView | undefined {
    return this.#lanes.view(key)
  }

  /** The key of a source's lane, or of one of its hosts'. Throws RefusedError for an unknown source. */
  laneKey(source: string, host?: string): LaneKey {
    const found = findSource(this.#parts.catalog, source)
    return host === undefined ? found.name : hostLaneKey(found.name, host)
  }

  /** False if it was not resting. */
  endCoolDown(key: LaneKey): boolean {
    return this.#commands.endCoolDown(key)
  }

  /** Limits, delays and pauses apply at once: running downloads finish, waiters are timed anew. */
  applyPreferences(preferences: Preferences): void {
    this.#preferences = preferences
    this.#lanes.apply(preferences)
    this.#worker.setLimits(preferences)
  }

  /** When the queue will be through, with these links added. Throws RefusedError for an unknown source. */
  getForecast(params: CheckedParamsOf<'getForecast'>): Forecast {
    const parts = { ...this.#parts, records: this.#records, lanes: this.#lanes, worker: this.#worker }
    return forecast(parts, params)
  }

  getStats(): Stats {
    return this.#queries.stats()
  }

  getLog(id: RecordId): LogLine[] {
    return this.#queries.log(id)
  }

  /** Of those that do not run, or whose source does not tell, nothing. */
  getConnections(ids: readonly RecordId[]): ConnectionsOf[] {
    return this.#queries.connections(ids)
  }

  /** What has completed, also of rows that are gone. */
  getHistory(query: HistoryQuery): HistoryPage {
    return this.#queries.history(query)
  }

  /** Calls back after each change of a record, also when it has gone. Returns its own undoing. */
  onRecordChange(listener: (id: RecordId) => void): () => void {
    return this.#records.onChange(listener)
  }

  onLaneChange(listener: (key: LaneKey) => void): () => void {
    return this.#lanes.onChange(listener)
  }

  /** Resolves when everything accepted so far is on disk. */
  saved(): Promise<void> {
    return this.#saver.saved()
  }

  /** Stops what runs, keeping what has arrived, saves, and ends the processes. Rejects when it cannot save. */
  async close(): Promise<void> {
    await using _ = { [Symbol.asyncDispose]: () => this.#parts.runner.close() }
    await Promise.all([this.#worker.close(), this.#probes.close()])
    this.#lanes.close()
    this.#saver.flush()
    await this.#saver.saved()
    await this.#leftovers.close()
    this.#saver.flush()
  }

  #accept(request: Request): RecordId {
    return this.#commands.accept(request, ruledFolder(request.choices[0], this.#preferences, this.#parts))
  }
}
