import { z } from 'zod'
import { DownloadOptions } from './options.ts'
import { Priority, RecordId, type RecordState, StoredRecord } from './record.ts'

/** One download as the data folder keeps it: the record and what belongs to it but is not shown. */
export const SavedDownload = z.object({
  record: StoredRecord,
  options: DownloadOptions,
  /** Its unfinished file, absolute; null when there is none. */
  partial: z.string().nullable(),
  /** The engine that accepted it, until that engine begins it: only so long is it sure that nothing of it is anywhere. */
  newTo: z.string().nullable().default(null),
})
export type SavedDownload = z.infer<typeof SavedDownload>

/** What of a lane must outlive a restart, so that starting again is no way around a delay or a rest. */
export const SavedLane = z.object({
  key: z.string(),
  /** When this was written; ms since the epoch, as all times here. */
  savedAt: z.number().default(0),
  /** Null: never. */
  lastStart: z.number().nullable(),
  lastFinish: z.number().nullable(),
  coolDownUntil: z.number().nullable(),
  coolDownReason: z.string().nullable(),
  /** Rate limits met in a row; each makes the next cool-down longer. */
  strikes: z.number().int().nonnegative(),
  /** The latest starts that count against a budget, oldest first. */
  starts: z.array(z.number()).default([]),
  /** What an adaptive lane has learnt; `ceiling` null: nothing was too much yet. */
  pace: z
    .object({
      level: z.number().positive(),
      ceiling: z.number().positive().nullable(),
      calm: z.number().nonnegative(),
      patience: z.number().positive(),
      hasRecovered: z.boolean(),
      usualMs: z.number().nonnegative(),
      timed: z.number().nonnegative(),
    })
    .nullable()
    .default(null),
})
export type SavedLane = z.infer<typeof SavedLane>

/** What a lane must know of a record to have it in line. */
export const InLine = z.object({
  id: RecordId,
  source: z.string(),
  lane: z.string(),
  priority: Priority,
  order: z.number(),
  nextAttemptAt: z.number().nullable(),
})
export type InLine = z.infer<typeof InLine>

/** What an engine begins with. Downloads themselves are read when they are needed. */
export type Opening = {
  readonly lanes: readonly SavedLane[]
  /** All that wait, by `order`. To be read once, before anything is saved: they are many. */
  readonly waiting: Iterable<InLine>
  /** Those that ran when the last engine ended. */
  readonly interrupted: readonly RecordId[]
  /** Completed or cancelled, and their unfinished file may still be there. */
  readonly withLeftover: readonly RecordId[]
  readonly counts: ReadonlyMap<RecordState, number>
  /** The highest `order`; 0 when there is none. */
  readonly lastOrder: number
}

export type SavedLogLine = { readonly id: RecordId; readonly time: number; readonly text: string }

/** What changed since the last save. */
export type SavedChanges = {
  readonly put: readonly SavedDownload[]
  readonly drop: readonly RecordId[]
  readonly lanes: readonly SavedLane[]
  /** Keys of lanes that are gone. */
  readonly dropLanes: readonly string[]
  readonly log: readonly SavedLogLine[]
}
