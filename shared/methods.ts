import { z } from 'zod'
import { Connections } from './connections.ts'
import { Forecast } from './forecast.ts'
import { HistoryPage, HistoryQuery } from './history.ts'
import { JsonObject } from './json.ts'
import { Budget, Concurrency, DelaySeconds, LaneView, SpeedLimit } from './lane.ts'
import { LogLine } from './log-line.ts'
import { DownloadOptions, Title } from './options.ts'
import { PluginsView } from './plugin.ts'
import { Preferences, PreferencesPatch } from './preferences.ts'
import { MOST_PROBES, Probed } from './probe.ts'
import { AskedOrder, DownloadRecord, Priority, RecordId, RecordState, RecordsPatch } from './record.ts'
import { SourceView } from './source.ts'
import { Stats } from './stats.ts'
import { Waiting } from './waiting.ts'

type Method = { readonly params: z.ZodType; readonly result: z.ZodType }
export type MethodTable = Readonly<Record<string, Method>>
export const method = <P extends z.ZodType, R extends z.ZodType>(params: P, result: R) => ({ params, result })

export const None = z.strictObject({})
export const ById = z.strictObject({ id: RecordId })
const SourceName = z.string().min(1)
/** Links are pasted by the thousand; more than this at once is a mistake. */
export const MOST_LINKS = 10_000
const MOST_ROWS = 1_000
const MOST_SOURCES = 16
/** Characters. */
export const LONGEST_LINK = 8_192
const Link = z.string().min(1).max(LONGEST_LINK)

/** The same download at another source. */
const Alternative = z.strictObject({
  source: SourceName,
  targetId: z.string().min(1),
  originalFilename: z.string().min(1),
  extra: JsonObject.optional(),
})

/** What a link would become. */
export const LinkMatch = z.object({
  url: z.string(),
  source: z.string().nullable(),
  displayName: z.string(),
  /** Other sources that know such links too, and take them when asked by name; not those that take any link. */
  others: z.array(z.string()),
  /** There is a record of the same target: it waits or runs, or has completed. */
  known: z.enum(['queued', 'completed']).nullable(),
  /** The folder a rule of the person's names for it; null: the one for downloads. */
  dir: z.string().nullable(),
})
export type LinkMatch = z.infer<typeof LinkMatch>

/**
 * Everything a host can be asked, by name. Electron IPC and JSON-RPC (as `sluice.NAME`) are two
 * transports of this one table. Parameters are always one object; unknown keys are refused.
 */
export const methods = {
  /** Queues one download of a source and returns its id at once. `source` may be an alias. */
  dispatch: method(
    z.strictObject({
      source: SourceName,
      targetId: z.string().min(1),
      displayName: z.string().min(1),
      originalFilename: z.string().min(1),
      extra: JsonObject.optional(),
      username: z.string().min(1).optional(),
      processName: z.string().min(1).optional(),
      /** Tried in this order when `source` fails for good. */
      alternatives: z.array(Alternative).max(MOST_SOURCES).optional(),
      options: DownloadOptions.optional(),
    }),
    RecordId,
  ),
  /**
   * Queues links. Each goes to the source that recognises it, to `source`, or to those of `sources` that
   * recognise it, one after the other until one has fetched it. All or none are taken.
   */
  add: method(
    z
      .strictObject({
        urls: z.array(Link).min(1).max(MOST_LINKS),
        source: SourceName.optional(),
        sources: z.array(SourceName).min(1).max(MOST_SOURCES).optional(),
        /** By link: what to call each; before `title`. */
        titles: z.record(Link, Title).optional(),
        ...DownloadOptions.shape,
      })
      .refine(
        ({ source, sources }) => source === undefined || sources === undefined,
        'Name one source or several, not both.',
      ),
    z.array(RecordId),
  ),
  /** Which source would take each link, without taking it; null: none. */
  matchLinks: method(
    z.strictObject({ urls: z.array(Link).min(1).max(MOST_LINKS), source: SourceName.optional() }),
    z.array(LinkMatch),
  ),
  /**
   * What the servers tell of files before they are downloaded, links in their order. Each question goes through its
   * lane like a download; where that has other things to do, it is not asked.
   */
  probeLinks: method(
    z.strictObject({
      urls: z.array(Link).min(1).max(MOST_PROBES),
      source: SourceName.optional(),
      /** By link: what each is to be called, as for `add`. */
      titles: z.record(Link, Title).optional(),
      dir: DownloadOptions.shape.dir,
    }),
    z.array(Probed),
  ),
  getDownloadStatus: method(ById, DownloadRecord.nullable()),
  /** In queue order, or by `sort` (`-` first: descending). `seq` is that of the latest patch it includes. */
  getAllDownloads: method(
    z.strictObject({
      states: z.array(RecordState).optional(),
      source: SourceName.optional(),
      search: z.string().optional(),
      sort: z.enum(['createdAt', '-createdAt', 'displayName', '-displayName', 'size', '-size']).optional(),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(MOST_ROWS).default(MOST_ROWS),
    }),
    z.object({ records: z.array(DownloadRecord), total: z.number().int(), seq: z.number().int() }),
  ),
  /** Why these wait at this moment; of ids that are not there it says nothing. */
  getWaiting: method(
    z.strictObject({ ids: z.array(RecordId).max(MOST_ROWS) }),
    z.array(z.object({ id: RecordId, waiting: Waiting.nullable() })),
  ),
  /**
   * True if it changed anything. A running one's processes end within 2 s and its partial files go.
   * `remove` takes the row away too, also of one that has ended; finished files stay, those beside them too.
   */
  cancelDownload: method(z.strictObject({ id: RecordId, remove: z.boolean().default(false) }), z.boolean()),
  /** Cancels all that have not ended, or all of one source. Returns how many. */
  cancelAllDownloads: method(z.strictObject({ source: SourceName.optional() }), z.number().int()),
  /** Pauses all that wait or run. Returns how many. */
  pauseAllDownloads: method(None, z.number().int()),
  /** Resumes all that are paused. Returns how many. */
  resumeAllDownloads: method(None, z.number().int()),
  /** False unless it was waiting or running. */
  pauseDownload: method(ById, z.boolean()),
  /** False unless it was paused. */
  resumeDownload: method(ById, z.boolean()),
  /** Queues an Errored or Cancelled one again, or starts one's wait for its next attempt anew. */
  retryDownload: method(ById, z.boolean()),
  /**
   * Gives one that waits, is paused or has failed another link of its source to the same file, and queues it:
   * it goes on from its bytes if they are the same there, or starts over. False in any other state.
   */
  refreshLink: method(z.strictObject({ id: RecordId, url: Link }), z.boolean()),
  /** Starts a waiting or paused one now, past limits, delay and pause. Refused while its lane has to rest. */
  forceStart: method(ById, z.boolean()),
  /**
   * False unless it was waiting or paused. With `order` it goes where one of that order stands among its priority:
   * with what its record had before it was moved, back to its place.
   */
  setPriority: method(
    z.strictObject({ id: RecordId, priority: Priority, order: AskedOrder.optional() }),
    z.boolean(),
  ),
  /** Moves a waiting one to `position` (from 1) of its lane's queue; it takes the priority of whom it displaces. */
  moveDownload: method(z.strictObject({ id: RecordId, position: z.int().positive() }), z.boolean()),
  /**
   * Takes the rows of finished downloads away (the files stay), or of those that had finished by a moment (ms since
   * the epoch). Returns how many.
   */
  clearAllCompletedDownloads: method(z.strictObject({ finishedBy: z.number().optional() }), z.number().int()),
  getSources: method(
    z.strictObject({
      /** Seconds at most that those being looked at are waited for. */
      patience: z.number().min(0).max(30).default(0.3),
    }),
    z.array(SourceView),
  ),
  /** A person's own sources, as they were found when Sluice started. */
  getPlugins: method(None, PluginsView),
  getLanes: method(None, z.array(LaneView)),
  /** Sets a source's lane, or that of one of its hosts. Takes effect at once and is kept in the preferences. */
  setLane: method(
    z.strictObject({
      source: SourceName,
      host: z.string().min(1).optional(),
      concurrency: Concurrency.optional(),
      delay: DelaySeconds.optional(),
      paused: z.boolean().optional(),
      adaptive: z.boolean().optional(),
      budget: Budget.nullable().optional(),
      speedLimit: SpeedLimit.optional(),
    }),
    LaneView,
  ),
  /** Ends a lane's cool-down now. False if it was not resting. */
  endCoolDown: method(
    z.strictObject({ source: SourceName, host: z.string().min(1).optional() }),
    z.boolean(),
  ),
  /** When the queue will be through, with these links added if any are given. */
  getForecast: method(
    z.strictObject({ urls: z.array(Link).max(MOST_LINKS).optional(), source: SourceName.optional() }),
    Forecast,
  ),
  /** The folder for downloads that name none and that no rule sends elsewhere, absolute, on the engine's machine. */
  getDownloadDir: method(None, z.string()),
  getPreferences: method(None, Preferences),
  setPreferences: method(PreferencesPatch, Preferences),
  getLog: method(ById, z.array(LogLine)),
  /** The parts of running downloads' files, and who answered; of those that do not run, or whose source does not tell, nothing. */
  getConnections: method(
    z.strictObject({ ids: z.array(RecordId).max(MOST_ROWS) }),
    z.array(z.object({ id: RecordId, connections: Connections })),
  ),
  /** What has completed, latest first, rows that were taken away included. */
  getHistory: method(HistoryQuery, HistoryPage),
  getStats: method(None, Stats),
} satisfies MethodTable

export type Methods = typeof methods
export type MethodName = keyof Methods
/** What a caller passes. */
export type ParamsOf<N extends MethodName> = z.input<Methods[N]['params']>
/** What a handler gets, after defaults. */
export type CheckedParamsOf<N extends MethodName> = z.output<Methods[N]['params']>
export type ResultOf<N extends MethodName> = z.output<Methods[N]['result']>

export const methodNames = Object.keys(methods) as MethodName[]

/** Lanes changed and gone since patch `seq - 1`, and the totals. */
export const LanesPatch = z.object({
  seq: z.number().int(),
  /** Ms since the epoch by the engine's clock: what its moments are to be compared with. */
  now: z.number(),
  put: z.array(LaneView),
  drop: z.array(z.string()),
  stats: Stats,
})
export type LanesPatch = z.infer<typeof LanesPatch>

/** What a host tells every window unasked, at most 20 times a second. Names as in JSON-RPC, less `sluice.`. */
export const notifications = {
  onRecords: RecordsPatch,
  onLanes: LanesPatch,
  onPreferences: Preferences,
} as const satisfies Record<string, z.ZodType>

export type NotificationName = keyof typeof notifications
export type NotificationOf<N extends NotificationName> = z.output<(typeof notifications)[N]>
export const notificationNames = Object.keys(notifications) as NotificationName[]
