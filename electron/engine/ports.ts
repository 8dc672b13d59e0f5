import type { Clock } from '../../shared/clock.ts'
import type { HistoryPage, HistoryQuery } from '../../shared/history.ts'
import type { LanePolicy } from '../../shared/lane.ts'
import type { Target } from '../../shared/listing.ts'
import type { LogLine } from '../../shared/log-line.ts'
import type { CheckedParamsOf } from '../../shared/methods.ts'
import type { RecordId, RecordState } from '../../shared/record.ts'
import type { RunEvent, RunOrder, RunOutcome } from '../../shared/run-protocol.ts'
import type { Opening, SavedChanges, SavedDownload } from '../../shared/saved.ts'
import type { Random } from './retry.ts'

/** Why a run is stopped: `discard` its partial file, or `keep` it to go on from later. The signal's reason. */
export type StopReason = 'discard' | 'keep'

/** How the engine has downloads run. */
export type DownloadRunner = {
  /**
   * Carries out one attempt in a process no other download is in. Never rejects: whatever goes wrong, a
   * crash of the process included, is an outcome. Settles once nothing of the run is left: its process
   * has ended or is free again, its tools have ended. After `signal` aborts (reason: a StopReason) that
   * is within 2 s, by force if need be, and with `discard` its files are gone too,
   * finished in the last moment or not.
   */
  run(order: RunOrder, signal: AbortSignal, onEvent: (event: RunEvent) => void): Promise<RunOutcome>
  /** Has an open run take so many bytes more; null: as many as it likes. Nothing happens to one that is over. */
  allow(runId: string, bytes: number | null): void
  /** Removes a partial file, and what stands beside it, of a download that is not running. Never rejects. */
  discard(partial: string): Promise<void>
  /** Ends idle processes. No run may be open. */
  close(): Promise<void>
}

export type Query = CheckedParamsOf<'getAllDownloads'>

/** Where downloads and lanes outlive the process. What is read is what was saved, nothing newer. */
export type Repository = {
  /** Called once, before all else. */
  load(): Opening
  /** Undefined: there is none of that id, or it can no longer be read. */
  read(id: RecordId): SavedDownload | undefined
  /** Ids of all, or of those that a filter lets through, in queue order. */
  ids(filter: Omit<Query, 'offset' | 'limit' | 'sort'>): readonly RecordId[]
  /** A page of what a query asks for, without those that can no longer be read, and how many there are in all. */
  page(query: Query): { readonly downloads: readonly SavedDownload[]; readonly total: number }
  /** The states of all downloads of one target. */
  statesOf(source: string, targetId: string): readonly RecordState[]
  /** The lowest place behind this one that somebody has; null: nobody. */
  placeBehind(order: number): number | null
  /** What has completed, latest first, those included whose record is gone. */
  searchHistory(query: HistoryQuery): HistoryPage
  /** Saves all of `changes` or nothing: they survive this process at once. Throws when that cannot be done. */
  save(changes: SavedChanges): void
  /** Settles once all that was saved is on disk and survives a power cut. Rejects when that cannot be done. */
  synced(): Promise<void>
  /** The latest lines of one download's log, oldest first. */
  readLog(id: RecordId): readonly LogLine[]
}

/** Of the disk a folder is on; bytes. `total` 0: it does not say. */
export type Space = { readonly free: number; readonly total: number }

/** What the engine must know of a source. */
export type SourceInfo = {
  readonly name: string
  readonly label: string
  readonly aliases?: readonly string[]
  /** Goes on records in place of `name`. */
  readonly username?: string
  readonly policy: LanePolicy
  /** Set when each host has a lane of its own: the host of a target. */
  hostOf?(targetId: string): string
  /** It takes whatever link there is, and so is no alternative worth naming. */
  readonly takesAny?: boolean
  /** Set when it can tell of a file without fetching it. */
  readonly probe?: unknown
  /** Null: malformed. */
  parse(filename: string): Target | null
  /** Null: not a link of this source. */
  recognise(url: URL): Target | null
  processName?(targetId: string): string
  /** The file a person's own source is in, absolute. */
  readonly plugin?: string
}

export type SourceCatalog = {
  readonly all: readonly SourceInfo[]
  /** By canonical name or alias. */
  find(name: string): SourceInfo | undefined
}

/** What an engine is put together from. */
export type EngineParts = {
  readonly clock: Clock
  readonly catalog: SourceCatalog
  readonly runner: DownloadRunner
  readonly repository: Repository
  /** Folder for downloads that name none, absolute. Asked at each start. */
  readonly downloadDir: () => string
  /**
   * How much room there is in a folder, absolute. Null: nobody can tell, or is to wait for room: each download then
   * finds out for itself. May reject.
   */
  readonly spaceIn: (folder: string) => Promise<Space | null>
  /** Default: Math.random. */
  readonly random?: Random
}
