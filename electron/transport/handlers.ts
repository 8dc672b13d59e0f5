import { isAbsolute } from 'node:path'
import type { LaneSettings, LaneView } from '../../shared/lane.ts'
import type { Methods } from '../../shared/methods.ts'
import type { PluginsView } from '../../shared/plugin.ts'
import type { Preferences, PreferencesPatch } from '../../shared/preferences.ts'
import { RefusedError } from '../../shared/rpc-error.ts'
import { say } from '../../shared/said.ts'
import type { SourceView } from '../../shared/source.ts'
import { underOwnNames } from '../store/own-names.ts'
import type { HandlersOf } from './call.ts'
import type { EnginePort } from './engine-port.ts'

export type Handlers = HandlersOf<Methods>

export type HandlerParts = {
  readonly engine: EnginePort
  readonly preferences: {
    get(): Preferences
    /** On disk, and applied by the engine, when it returns. */
    patch(patch: PreferencesPatch): Preferences
  }
  readonly sources: {
    views(preferences: Preferences, patience: number): Promise<SourceView[]>
    hasHostLanes(name: string): boolean
    /** Throws a RefusedError that says what is wrong with a source's settings. */
    check(name: string, settings: unknown): void
  }
  /** As found when Sluice started. */
  readonly plugins: PluginsView
  readonly publisher: { readonly seq: number }
  /** As the preferences say, or the system's own. */
  readonly downloadDir: () => string
}

/** The method table, served by the engine. What changes the queue is on disk before it is answered. */
export function makeHandlers(parts: HandlerParts): Handlers {
  const { engine, preferences, sources, plugins, publisher, downloadDir } = parts
  const kept = async <T>(answer: T): Promise<T> => {
    await engine.saved()
    return answer
  }
  return {
    dispatch: (params) => kept(engine.dispatch(params)),
    add: (params) => kept(engine.add(params)),
    matchLinks: (params) => engine.matchLinks(params),
    probeLinks: (params) => engine.probeLinks(params),
    getDownloadStatus: ({ id }) => engine.getDownloadStatus(id),
    getAllDownloads: (query) => ({ ...engine.getAllDownloads(query), seq: publisher.seq }),
    getWaiting: ({ ids }) => engine.getWaiting(ids),
    cancelDownload: ({ id, remove }) => kept(engine.cancelDownload(id, { remove })),
    cancelAllDownloads: async (which) => kept(await engine.cancelAllDownloads(which)),
    pauseAllDownloads: async () => kept(await engine.pauseAllDownloads()),
    resumeAllDownloads: async () => kept(await engine.resumeAllDownloads()),
    pauseDownload: ({ id }) => kept(engine.pauseDownload(id)),
    resumeDownload: ({ id }) => kept(engine.resumeDownload(id)),
    retryDownload: ({ id }) => kept(engine.retryDownload(id)),
    refreshLink: (params) => kept(engine.refreshLink(params)),
    forceStart: ({ id }) => kept(engine.forceStart(id)),
    setPriority: ({ id, priority, order }) => kept(engine.setPriority(id, priority, order)),
    moveDownload: ({ id, position }) => kept(engine.moveDownload(id, position)),
    clearAllCompletedDownloads: async (which) => kept(await engine.clearAllCompletedDownloads(which)),
    getSources: ({ patience }) => sources.views(preferences.get(), patience),
    getPlugins: () => plugins,
    getLanes: () => engine.getLanes(),
    setLane: ({ source, host, ...given }) => {
      const key = laneKey(engine, sources, source, host)
      const followers = given.paused === true ? goingAlone(key, preferences.get().lanes) : {}
      const { lanes } = preferences.patch({ lanes: { ...followers, [key]: given } })
      return engine.getLane(key) ?? laneToCome(engine, source, key, lanes[key] ?? {})
    },
    endCoolDown: ({ source, host }) => kept(engine.endCoolDown(laneKey(engine, sources, source, host))),
    getForecast: (params) => engine.getForecast(params),
    getDownloadDir: () => downloadDir(),
    getPreferences: () => preferences.get(),
    setPreferences: (given) => {
      const patch = underOwnNames(given, (key) => laneKeyIn(key, engine, sources))
      checkPatch(patch, sources)
      return preferences.patch(patch)
    },
    getLog: ({ id }) => engine.getLog(id),
    getConnections: ({ ids }) => engine.getConnections(ids),
    getHistory: (query) => engine.getHistory(query),
    getStats: () => engine.getStats(),
  }
}

type Sources = HandlerParts['sources']

/** Throws a RefusedError when there is no such source, or when its hosts share one lane. */
function laneKey(engine: EnginePort, sources: Sources, source: string, host?: string): string {
  const own = engine.laneKey(source)
  if (host === undefined) return own
  if (!sources.hasHostLanes(own)) throw new RefusedError(say('one-lane', { source: own }))
  return engine.laneKey(source, host.toLowerCase())
}

/** Has hosts that go on alone follow their source again: whoever pauses it means all of it. */
function goingAlone(source: string, lanes: Preferences['lanes']): Record<string, { readonly paused: null }> {
  const alone = Object.keys(lanes).filter(
    (key) => key.startsWith(`${source}:`) && lanes[key]?.paused === false,
  )
  return Object.fromEntries(alone.map((key) => [key, { paused: null }]))
}

/** The lane of a host nothing was asked of yet: the engine makes it when it is first needed, to these settings. */
function laneToCome(engine: EnginePort, source: string, key: string, own: LaneSettings): LaneView {
  const parent = engine.getLane(engine.laneKey(source))
  if (!parent) throw new Error(`${source} has no lane.`)
  const host = key.slice(parent.key.length + 1)
  const idle = { active: 0, queued: 0, retrying: 0, opensAt: null, coolDownUntil: null, coolDownReason: null }
  const { concurrency = parent.concurrency, delay = parent.delay, adaptive = parent.adaptive } = own
  const { speedLimit = parent.speedLimit } = own
  const paused = own.paused ?? parent.paused
  const budget = own.budget === undefined ? parent.budget : own.budget
  const settings = {
    concurrency,
    delay,
    adaptive,
    budget,
    speedLimit,
    paused,
    bearable: adaptive ? 1 : concurrency,
  }
  return { ...idle, ...settings, key, source: parent.source, host, label: host }
}

function checkPatch(patch: PreferencesPatch, sources: Sources): void {
  if (patch.downloadDir && !isAbsolute(patch.downloadDir)) {
    throw new RefusedError(say('download-folder', { folder: patch.downloadDir }))
  }
  for (const [name, settings] of Object.entries(patch.sources ?? {})) {
    if (settings) sources.check(name, settings)
  }
}

/** The key of a lane, from one that may name its source by an alias. Throws a RefusedError when there is none. */
function laneKeyIn(key: string, engine: EnginePort, sources: Sources): string {
  const [, source = key, host] = /^([^:]*):(.*)$/.exec(key) ?? []
  return laneKey(engine, sources, source, host)
}
