import type { Bridge, Connection, Desktop } from '../../renderer/bridge/bridge.ts'
import { CallError } from '../../renderer/bridge/bridge.ts'
import { checkedNotification, checkedResult } from '../../renderer/bridge/checked.ts'
import { Listeners } from '../../renderer/bridge/listeners.ts'
import { saidWords } from '../../renderer/engine-words.ts'
import {
  type CheckedParamsOf,
  type MethodName,
  methods,
  type NotificationName,
  type ResultOf,
} from '../../shared/methods.ts'
import { defaultPreferences, type Preferences } from '../../shared/preferences.ts'
import { isTerminal } from '../../shared/record.ts'
import type { Said } from '../../shared/said.ts'
import type { SourceView } from '../../shared/source.ts'
import { fakeConnections } from './fake-connections.ts'
import { fakeForecast } from './fake-forecast.ts'
import { fakeLog } from './fake-log.ts'
import { FakeQueue } from './fake-queue.ts'
import { fakeSources, type Scenario, seed } from './fake-seed.ts'

type Handlers = { readonly [N in MethodName]: (params: CheckedParamsOf<N>) => ResultOf<N> }

const TICK_MS = 100
const ANSWER_MS = 3

/**
 * A fake engine behind a bridge, for looking at the window and testing it alone: records that move by
 * themselves, nothing downloaded. What it says is checked as a real host's words are.
 */
export class FakeBridge implements Bridge {
  readonly queue: FakeQueue
  readonly desktop: Desktop | null
  /** Every call, in order, for tests to read. */
  readonly calls: { readonly name: MethodName; readonly params: unknown }[] = []
  /** Set to have every call refused with these words. */
  refusal: Said | null = null
  sources: readonly SourceView[] = fakeSources
  #preferences: Preferences = defaultPreferences
  #connection: Connection = 'open'
  #seq = 0
  #lanesSeq = 0
  readonly #connectionChanged = new Listeners<Connection>()
  readonly #listeners: Record<NotificationName, Listeners<unknown>> = {
    onRecords: new Listeners(),
    onLanes: new Listeners(),
    onPreferences: new Listeners(),
  }

  constructor(scenario: Scenario, desktop: Desktop | null = null) {
    this.desktop = desktop
    this.queue = new FakeQueue()
    seed(this.queue, scenario)
    this.queue.takeChanges()
  }

  /** Starts time. */
  run(): void {
    setInterval(() => {
      this.queue.tick(TICK_MS)
      this.flush()
    }, TICK_MS)
  }

  flush(): void {
    const { put, drop } = this.queue.takeChanges()
    const stats = this.queue.stats()
    if (put.length + drop.length > 0) {
      this.#seq += 1
      this.tell('onRecords', { seq: this.#seq, put, drop })
    }
    this.tell('onLanes', {
      seq: ++this.#lanesSeq,
      now: Date.now(),
      put: this.queue.lanes(),
      drop: [],
      stats,
    })
  }

  become(connection: Connection): void {
    this.#connection = connection
    this.#connectionChanged.tell(connection)
  }

  async call<N extends MethodName>(name: N, params: unknown): Promise<ResultOf<N>> {
    this.calls.push({ name, params })
    const checked = methods[name].params.parse(params) as CheckedParamsOf<N>
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS))
    if (this.#connection !== 'open') throw new CallError('Not connected.')
    if (this.refusal !== null) throw new CallError(saidWords(this.refusal), { said: this.refusal })
    return checkedResult(name, this.#handlers[name](checked))
  }

  on: Bridge['on'] = (name, listener) =>
    this.#listeners[name].add((payload) => {
      const value = checkedNotification(name, payload)
      if (value !== undefined) listener(value)
    })

  onConnection(listener: (connection: Connection) => void): () => void {
    listener(this.#connection)
    return this.#connectionChanged.add(listener)
  }

  #setLanes(lanes: object): void {
    this.#preferences = methods.getPreferences.result.parse({ ...this.#preferences, lanes })
    this.tell('onPreferences', this.#preferences)
  }

  /** Says anything at all, as a host might. */
  tell(name: NotificationName, payload: unknown): void {
    this.#listeners[name].tell(payload)
  }

  readonly #handlers: Handlers = {
    dispatch: ({ source, displayName }) => this.queue.enqueue(source, displayName),
    add: ({ urls, source, titles = {} }) =>
      urls.map((url) => this.queue.enqueueLink(url, source, titles[url])),
    matchLinks: ({ urls, source }) => this.queue.match(urls, source),
    probeLinks: ({ urls }) => urls.map((url) => ({ kind: 'unable', url })),
    getWaiting: ({ ids }) =>
      ids.flatMap((id) => this.queue.get(id) ?? []).map(({ id, waiting }) => ({ id, waiting })),
    getForecast: ({ urls = [] }) => fakeForecast(this.queue.lanes(), urls.length),
    getDownloadStatus: ({ id }) => this.queue.get(id),
    getAllDownloads: ({ offset, limit }) => {
      const { records, total } = this.queue.page(offset, limit)
      return { records, total, seq: this.#seq }
    },
    cancelDownload: ({ id, remove }) => this.queue.cancel(id, remove),
    cancelAllDownloads: () => this.queue.cancelAll(),
    pauseAllDownloads: () => this.queue.changeAll((state) => !isTerminal(state), { state: 'Paused' }),
    resumeAllDownloads: () => this.queue.changeAll((state) => state === 'Paused', { state: 'Initializing' }),
    pauseDownload: ({ id }) => this.queue.change(id, { state: 'Paused' }),
    resumeDownload: ({ id }) => this.queue.change(id, { state: 'Initializing' }),
    retryDownload: ({ id }) => this.queue.retry(id),
    refreshLink: ({ id }) => this.queue.retry(id),
    forceStart: ({ id }) => this.queue.retry(id),
    setPriority: () => true,
    moveDownload: () => true,
    clearAllCompletedDownloads: () => this.queue.clearCompleted(),
    getSources: () => [...this.sources],
    getPlugins: () => ({ enabled: false, folder: '/data/plugins', plugins: [] }),
    getLanes: () => this.queue.lanes(),
    setLane: ({ source, host, ...change }) => {
      const lane = this.queue.setLane(source, host, change)
      this.#setLanes({
        ...this.#preferences.lanes,
        [lane.key]: { ...this.#preferences.lanes[lane.key], ...change },
      })
      return lane
    },
    endCoolDown: ({ source, host }) => this.queue.endCoolDown(source, host),
    getDownloadDir: () => this.#preferences.downloadDir || '/home/ada/Downloads',
    getPreferences: () => this.#preferences,
    setPreferences: ({ lanes = {}, sources: _, ...change }) => {
      const kept = { ...this.#preferences.lanes, ...lanes }
      const gone = Object.keys(kept).filter((key) => kept[key] === null)
      for (const key of gone) this.queue.resetLane(key)
      this.#setLanes(Object.fromEntries(Object.entries(kept).filter(([key]) => !gone.includes(key))))
      this.#preferences = methods.getPreferences.result.parse({ ...this.#preferences, ...change })
      this.tell('onPreferences', this.#preferences)
      return this.#preferences
    },
    getLog: ({ id }) => fakeLog(this.queue.get(id)),
    getConnections: ({ ids }) =>
      ids.flatMap((id) => {
        const connections = fakeConnections(this.queue.get(id))
        return connections ? [{ id, connections }] : []
      }),
    getHistory: () => ({ entries: [], total: 0 }),
    getStats: () => this.queue.stats(),
  }
}
