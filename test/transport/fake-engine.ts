import type { EnginePort } from '../../electron/transport/engine-port.ts'
import type { LaneView } from '../../shared/lane.ts'
import type { Preferences } from '../../shared/preferences.ts'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import { RefusedError } from '../../shared/rpc-error.ts'
import { say } from '../../shared/said.ts'
import type { Stats } from '../../shared/stats.ts'

/** An id per number, so that tests can name records. */
export const idOf = (n: number): RecordId =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as RecordId

export function makeRecord(id: RecordId, facts: Partial<DownloadRecord> = {}): DownloadRecord {
  return {
    id,
    source: 'http',
    lane: 'http:example.test',
    targetId: 'http://example.test/file',
    displayName: 'file',
    filename: 'file',
    username: 'http',
    processName: null,
    extra: {},
    progress: 0,
    size: 0,
    transferred: 0,
    speed: 0,
    timeRemaining: null,
    phase: null,
    filePath: null,
    otherFiles: [],
    verified: null,
    error: null,
    attempt: 0,
    nextAttemptAt: null,
    createdAt: 0,
    order: 0,
    startedAt: null,
    alternatives: [],
    tried: [],
    finishedAt: null,
    state: 'Initializing',
    waiting: null,
    ...facts,
  } as DownloadRecord
}

export function makeLane(key: string, facts: Partial<LaneView> = {}): LaneView {
  const [source = key, host = null] = key.split(':')
  return {
    key,
    source,
    host,
    label: key,
    concurrency: 1,
    delay: 0,
    paused: false,
    adaptive: false,
    bearable: 1,
    budget: null,
    speedLimit: 0,
    active: 0,
    queued: 0,
    retrying: 0,
    opensAt: null,
    coolDownUntil: null,
    coolDownReason: null,
    ...facts,
  }
}

/** The engine's surface over two maps; remembers what it was asked, and when it was last on disk. */
export class FakeEngine implements EnginePort {
  readonly records = new Map<RecordId, DownloadRecord>()
  readonly lanes = new Map<string, LaneView>()
  readonly calls: unknown[][] = []
  speed = 0
  saves = 0
  readonly #recordListeners = new Set<(id: RecordId) => void>()
  readonly #laneListeners = new Set<(key: string) => void>()

  put(id: RecordId, facts: Partial<DownloadRecord> = {}): void {
    this.records.set(id, makeRecord(id, facts))
    for (const listener of this.#recordListeners) listener(id)
  }

  drop(id: RecordId): void {
    this.records.delete(id)
    for (const listener of this.#recordListeners) listener(id)
  }

  setLane(key: string, facts: Partial<LaneView> = {}): void {
    this.lanes.set(key, makeLane(key, facts))
    for (const listener of this.#laneListeners) listener(key)
  }

  dropLane(key: string): void {
    this.lanes.delete(key)
    for (const listener of this.#laneListeners) listener(key)
  }

  get listeners(): number {
    return this.#recordListeners.size + this.#laneListeners.size
  }

  dispatch: EnginePort['dispatch'] = (params) => {
    this.calls.push(['dispatch', params])
    const id = idOf(this.records.size + 1)
    this.put(id, { displayName: params.displayName })
    return id
  }

  add: EnginePort['add'] = (params) => {
    this.calls.push(['add', params])
    if (params.urls.some((url) => !URL.canParse(url)))
      throw new RefusedError(say('no-source-takes', { links: params.urls.join(', ') }))
    return params.urls.map((url) =>
      this.dispatch({ source: 'http', targetId: url, displayName: url, originalFilename: url }),
    )
  }

  getDownloadStatus = (id: RecordId) => this.records.get(id) ?? null

  getAllDownloads: EnginePort['getAllDownloads'] = ({ offset, limit }) => ({
    records: [...this.records.values()].slice(offset, offset + limit),
    total: this.records.size,
  })

  cancelDownload: EnginePort['cancelDownload'] = (id, options) => this.#asked('cancelDownload', id, options)
  cancelAllDownloads: EnginePort['cancelAllDownloads'] = async () => this.records.size
  pauseAllDownloads: EnginePort['pauseAllDownloads'] = async () => this.records.size
  resumeAllDownloads: EnginePort['resumeAllDownloads'] = async () => 0
  pauseDownload: EnginePort['pauseDownload'] = (id) => this.#asked('pauseDownload', id)
  resumeDownload: EnginePort['resumeDownload'] = (id) => this.#asked('resumeDownload', id)
  matchLinks: EnginePort['matchLinks'] = ({ urls }) =>
    urls.map((url) => ({ url, source: 'http', displayName: url, known: null, others: [], dir: null }))
  probeLinks: EnginePort['probeLinks'] = async ({ urls }) => urls.map((url) => ({ kind: 'unable', url }))
  getForecast: EnginePort['getForecast'] = () => ({ lanes: [], finishAt: null, bottleneck: null })
  getWaiting: EnginePort['getWaiting'] = (ids) => ids.map((id) => ({ id, waiting: null }))
  forceStart: EnginePort['forceStart'] = (id) => this.#asked('forceStart', id)
  setPriority: EnginePort['setPriority'] = (id, priority, order) =>
    this.#asked('setPriority', id, priority, ...(order === undefined ? [] : [order]))
  refreshLink: EnginePort['refreshLink'] = ({ id, url }) => this.#asked('refreshLink', id, url)
  retryDownload: EnginePort['retryDownload'] = (id) => this.#asked('retryDownload', id)
  moveDownload: EnginePort['moveDownload'] = (id, position) => this.#asked('moveDownload', id, position)
  clearAllCompletedDownloads = async () => 0
  getLanes = () => [...this.lanes.values()]
  getLane = (key: string) => this.lanes.get(key)

  laneKey: EnginePort['laneKey'] = (source, host) => {
    const canonical = { deezer_dl: 'deezer', yt: 'youtube' }[source] ?? source
    if (!['http', 'youtube', 'deezer'].includes(canonical))
      throw new RefusedError(say('unknown-source', { name: source, known: 'youtube, http' }))
    return host ? `${canonical}:${host}` : canonical
  }

  endCoolDown: EnginePort['endCoolDown'] = (key) => this.lanes.has(key)

  applyPreferences = (preferences: Preferences) => {
    this.calls.push(['applyPreferences', preferences])
    for (const [key, { concurrency = 1, delay = 0, paused = false }] of Object.entries(preferences.lanes)) {
      this.setLane(key, { concurrency, delay, paused })
    }
  }

  getStats = (): Stats => ({
    counts: {
      Initializing: this.records.size,
      'InProgress, Downloading': 0,
      Paused: 0,
      'Completed, Succeeded': 0,
      Errored: 0,
      Cancelled: 0,
    },
    speed: this.speed,
    active: 0,
    maxActive: 16,
  })

  getLog = () => []

  getConnections = () => []

  getHistory = () => ({ entries: [], total: 0 })

  onRecordChange: EnginePort['onRecordChange'] = (listener) => {
    this.#recordListeners.add(listener)
    return () => this.#recordListeners.delete(listener)
  }

  onLaneChange: EnginePort['onLaneChange'] = (listener) => {
    this.#laneListeners.add(listener)
    return () => this.#laneListeners.delete(listener)
  }

  saved = async () => {
    this.saves += 1
  }

  #asked(...call: [name: string, id: RecordId, ...rest: unknown[]]): boolean {
    this.calls.push(call)
    return this.records.has(call[1])
  }
}
