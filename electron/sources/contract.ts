import type { z } from 'zod'
import type { Verification } from '../../shared/checksum.ts'
import type { Connections } from '../../shared/connections.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { LanePolicy } from '../../shared/lane.ts'
import type { Listing, Target } from '../../shared/listing.ts'
import type { DownloadOptions } from '../../shared/options.ts'
import type { FileFacts } from '../../shared/probe.ts'
import type { ProxyRules } from '../../shared/proxy.ts'
import type { Progress } from '../../shared/run-protocol.ts'
import type { SettingField } from '../../shared/setting-field.ts'
import type { Setup } from '../../shared/source.ts'
import type { Throttle } from '../transfer/throttle.ts'

export type { Listing, Target }

/** What limits of its lane and of all downloads leave to one. */
export type SharedLimits = Throttle & {
  /** As it begins, bytes per second; null: no limits. For a tool that is told once. */
  readonly share: number | null
}

/** One attempt at one download, as a source sees it. */
export type Job<Settings = unknown> = {
  readonly id: string
  readonly targetId: string
  readonly displayName: string
  readonly filename: string
  readonly extra: JsonObject
  readonly settings: Settings
  readonly options: DownloadOptions
  /** How its servers are reached; a source that asks none by HTTP may leave it. */
  readonly proxy: ProxyRules
  /** Limits it shares with other downloads; what comes is to be counted there. Its own is among the options. */
  readonly limits: SharedLimits
  /** Folder the finished file goes to, absolute. It may not exist yet. */
  readonly dir: string
  /** What an earlier attempt told by `partial`; null: nothing, or nobody heard. */
  readonly earlier: string | null
  /** There was no earlier attempt, not even one nobody heard of. */
  readonly isFirst: boolean
  /** Aborted when the download is cancelled or paused. Stop, and throw whatever comes of it. */
  readonly signal: AbortSignal
  /** May be called as often as one likes; what is not said stays as it was. */
  report(progress: Partial<Progress>): void
  /** A line for the download's log. Say no secrets. */
  log(line: string): void
  /**
   * Names a file that is not finished. It is removed when the download is cancelled, and once it is noted
   * that the download has succeeded; until then the next attempt is told of it.
   */
  partial(path: string): void
  /**
   * Names a finished file under its final name, the download's own and any beside it. The latter are on its
   * record. All of them are removed unless the download succeeds.
   */
  wrote(path: string): void
  /** Says what the file was held against, before its name is given to it. */
  verified(how: Verification): void
  /** Tells which parts of the file are there and which are being fetched, about once a second. */
  connections(how: Connections): void
  /** Says that an outside program was started in a process group of its own, and when it has ended. */
  tool(pid: number, running: boolean): void
}

/**
 * A place downloads come from. Declares what it recognises and how gently it wants to be treated;
 * `download` is the one thing it does, in a download process.
 */
export type Source<Settings = unknown> = {
  /** Canonical, lower case, for ever: it is in people's databases. */
  readonly name: string
  readonly label: string
  /** Other names accepted wherever a source is named. */
  readonly aliases?: readonly string[]
  /** Goes on records in place of `name` (Deezer: `deezer_dl`). */
  readonly username?: string
  readonly policy: LanePolicy
  /** The file of a person's own source, absolute: what runs in download processes is loaded from it there. */
  readonly plugin?: string
  /** This source's part of the preferences. */
  readonly settings: z.ZodType<Settings>
  /** What of it a form can show, where the window cannot know: of a person's own source. */
  readonly fields?: readonly SettingField[]
  /** Set when each host has a lane of its own: the host of a target. */
  hostOf?(targetId: string): string
  /** It takes whatever link there is, and so is no alternative worth naming. */
  readonly takesAny?: boolean
  /** Null: not a link of this source. */
  recognise(url: URL): Target | null
  /** Null: malformed. */
  parse(filename: string): Target | null
  /** Default: `NAME-dl-TARGETID`. */
  processName?(targetId: string): string
  configured(settings: Settings): Promise<Setup>
  /** Tells of one target without fetching it. Left out: there is no way to know before. Throws a DownloadError. */
  probe?(
    job: Pick<Job<Settings>, 'targetId' | 'dir' | 'options' | 'proxy' | 'settings' | 'signal'>,
  ): Promise<FileFacts>
  /**
   * Fetches one target and returns its file's path, under its final name and whole; null when there is
   * nothing to fetch. Of a target that is a list it returns what the list holds, and fetches none of it: each
   * entry goes through the lane by itself. Throws a DownloadError when it knows why it cannot.
   */
  download(job: Job<Settings>): Promise<string | Listing | null>
}

/** Checks a source's shape where it is written; nothing more. */
export const defineSource = <Settings>(source: Source<Settings>): Source<Settings> => source
