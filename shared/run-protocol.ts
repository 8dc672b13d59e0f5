import { z } from 'zod'
import { Verification } from './checksum.ts'
import { Connections } from './connections.ts'
import { DownloadFailure } from './failure.ts'
import { JsonObject } from './json.ts'
import { Listing } from './listing.ts'
import { DownloadOptions } from './options.ts'
import { PluginDescription } from './plugin.ts'
import { FileFacts } from './probe.ts'
import { ProxyRules } from './proxy.ts'
import { Setup } from './source.ts'

/**
 * Between the engine's process and a download process. Every message names the run it belongs to:
 * a process may serve several downloads one after the other, and a word from an earlier run is not heard.
 */
export const RunOrder = z.object({
  /** One attempt at one record. */
  runId: z.string(),
  /** `probe`: only tell what can be known of the file without fetching it. */
  purpose: z.enum(['download', 'probe']),
  id: z.string(),
  source: z.string(),
  targetId: z.string(),
  displayName: z.string(),
  filename: z.string(),
  extra: JsonObject,
  /** Shown in process lists. */
  processName: z.string(),
  /** Folder the finished file goes to, absolute. */
  dir: z.string(),
  /** As the person gave them, and the preferences where they said nothing. */
  options: DownloadOptions,
  proxy: ProxyRules,
  /** The unfinished file of an earlier attempt, absolute; null when there is none. */
  partial: z.string().nullable(),
  /** Nothing of it can be anywhere: no attempt was ever begun. */
  isFirst: z.boolean(),
  /** It may wait a moment for a process that is free again: nobody counts the time from one start to the next. */
  mayWait: z.boolean(),
  /** This source's part of the preferences. */
  settings: JsonObject,
  /** The file a person's own source is in, absolute; null: one of ours. */
  plugin: z.string().nullable(),
  /**
   * Bytes per second: its share, as it begins, of the limits of its lane and of all downloads; it must then wait for
   * `allow` before it takes more. Null: no such limits.
   */
  share: z.number().positive().nullable(),
})
export type RunOrder = z.infer<typeof RunOrder>

export const ToChild = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), order: RunOrder }),
  /** Load a person's own source and say what it is. Answered by `described`; the process is of no use afterwards. */
  z.object({ type: z.literal('describe'), path: z.string() }),
  /** Load a person's own source and say whether it is set up, with these settings. Answered by `setup`; the same holds. */
  z.object({ type: z.literal('ask-setup'), path: z.string(), name: z.string(), settings: JsonObject }),
  /** Stop as soon as possible. `discard`: leave no partial file behind. Answered by `end`. */
  z.object({ type: z.literal('stop'), runId: z.string(), discard: z.boolean() }),
  /** So many bytes more may come. Null: as many as there are, until a number is named again. */
  z.object({ type: z.literal('allow'), runId: z.string(), bytes: z.int().positive().nullable() }),
])
export type ToChild = z.infer<typeof ToChild>

/** Live numbers of a run. */
export const Progress = z.object({
  transferred: z.number().int().nonnegative(),
  /** Bytes in all; null while unknown. */
  size: z.number().int().nonnegative().nullable(),
  /** Bytes per second. */
  speed: z.number().nonnegative(),
  /** Seconds. */
  timeRemaining: z.number().nonnegative().nullable(),
  /** For sources that know a share but not the bytes; 0-100. */
  percent: z.number().min(0).max(100).nullable(),
  phase: z.string().nullable(),
})
export type Progress = z.infer<typeof Progress>

/** How a run ended. */
export const RunOutcome = z.discriminatedUnion('kind', [
  /** `filePath` is whole and under its final name; `size` its bytes on disk. */
  z.object({
    kind: z.literal('done'),
    filePath: z.string(),
    size: z.number().int().nonnegative(),
    /** What was written beside it. Absent: nothing. */
    otherFiles: z.array(z.string()).optional(),
    /** Absent: nobody said what its content should be. */
    verified: Verification.optional(),
  }),
  /** The target is a list; each entry is to be a download of its own. */
  z.object({ kind: z.literal('list'), listing: Listing }),
  /** The answer to a probe. */
  z.object({ kind: z.literal('facts'), facts: FileFacts }),
  /** The source ended and has no file to show. */
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('failed'), failure: DownloadFailure }),
  /** Only ever the answer to `stop`. */
  z.object({ kind: z.literal('stopped') }),
])
export type RunOutcome = z.infer<typeof RunOutcome>

const RunId = z.string()

export const FromChild = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** Sent every few seconds whatever else is said, so that a hang is told from a slow server. */
  z.object({ type: z.literal('alive') }),
  z.object({ type: z.literal('progress'), runId: RunId, progress: Progress }),
  z.object({ type: z.literal('log'), runId: RunId, line: z.string().max(4_000) }),
  /** At most once a second; only the latest is of interest. */
  z.object({ type: z.literal('connections'), runId: RunId, connections: Connections }),
  /** Will soon be out of what it was allowed. Answered by `allow`, once it is its turn. */
  z.object({ type: z.literal('want'), runId: RunId }),
  /** A file that is not finished; it is removed if the run is cancelled, even when the process is killed. */
  z.object({ type: z.literal('partial'), runId: RunId, path: z.string() }),
  /** A finished file under its final name, this run's alone; it is removed unless the run ends well. */
  z.object({ type: z.literal('wrote'), runId: RunId, path: z.string() }),
  /** An outside program was started in a process group of its own, or that group has ended. */
  z.object({ type: z.literal('tool'), runId: RunId, pid: z.number().int().positive(), running: z.boolean() }),
  z.object({ type: z.literal('end'), runId: RunId, outcome: RunOutcome }),
  z.object({
    type: z.literal('described'),
    plugin: z.union([PluginDescription, z.object({ problem: z.string() })]),
  }),
  z.object({ type: z.literal('setup'), setup: Setup }),
])
export type FromChild = z.infer<typeof FromChild>

/** What a run tells before it ends. */
export type RunEvent = Extract<FromChild, { type: 'progress' | 'log' | 'partial' | 'want' | 'connections' }>
