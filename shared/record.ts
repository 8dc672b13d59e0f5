import { z } from 'zod'
import { Verification } from './checksum.ts'
import { DownloadFailure } from './failure.ts'
import { JsonObject } from './json.ts'
import { Expanded } from './listing.ts'
import { Waiting } from './waiting.ts'

/** UUID v4. */
export const RecordId = z.uuid({ version: 'v4' }).brand<'RecordId'>()
export type RecordId = z.infer<typeof RecordId>

export const RecordState = z.enum([
  'Initializing',
  'InProgress, Downloading',
  'Paused',
  'Completed, Succeeded',
  'Errored',
  'Cancelled',
])
export type RecordState = z.infer<typeof RecordState>

/** A record in one of these changes no more, except by an explicit retry. */
export const terminalStates = [
  'Completed, Succeeded',
  'Errored',
  'Cancelled',
] as const satisfies RecordState[]
export type TerminalState = (typeof terminalStates)[number]

export const isTerminal = (state: RecordState): state is TerminalState =>
  (terminalStates as readonly RecordState[]).includes(state)

/** Highest first. Within one priority it is first in, first out. */
export const Priority = z.enum(['high', 'normal', 'low'])
export type Priority = z.infer<typeof Priority>

const FARTHEST_PLACE = 2 ** 40
/** A place that somebody may ask for: so far from the ends of all numbers that there is always one behind it and between. */
export const AskedOrder = z
  .number()
  .min(-FARTHEST_PLACE, 'No download stands so far before all others.')
  .max(FARTHEST_PLACE, 'No download stands so far behind all others.')

const EpochMs = z.number()
const ByteCount = z.number().int().nonnegative()

/** Where a download comes from: what of a record is its source's. */
export const Origin = z.object({
  /** Canonical source name, e.g. `youtube`. */
  source: z.string(),
  /** The lane it goes through: the source, or `http:example.org` where each host has its own. */
  lane: z.string(),
  targetId: z.string(),
  username: z.string(),
  processName: z.string().nullable(),
  extra: JsonObject,
})
export type Origin = z.infer<typeof Origin>

/** An origin that failed for good, and why. */
export const Tried = z.object({ source: z.string(), targetId: z.string(), error: DownloadFailure })
export type Tried = z.infer<typeof Tried>

const facts = Origin.extend({
  id: RecordId,
  displayName: z.string(),
  /** The filename it was dispatched with, verbatim (for streaming sources `id||title`). */
  filename: z.string(),
  /** Turned to in this order when the origin it has now fails for good. */
  alternatives: z.array(Origin).default([]),
  /** The origins before this one, first to last. */
  tried: z.array(Tried).default([]),
  /** Percent, 0-100. */
  progress: z.number().min(0).max(100),
  /** Bytes; 0 while unknown. */
  size: ByteCount,
  transferred: ByteCount,
  /** Bytes per second. */
  speed: z.number().nonnegative(),
  /** Seconds; null while unknown. */
  timeRemaining: z.number().nonnegative().nullable(),
  /** What it is busy with beyond receiving bytes, in a word ("converting"); null otherwise. */
  phase: z.string().nullable(),
  filePath: z.string().nullable(),
  /** What was written beside the file and belongs to it: subtitles, a picture. Absolute paths. */
  otherFiles: z.array(z.string()).default([]),
  /** Set on a list that has ended well: it has no file, its entries are downloads of their own. */
  expanded: Expanded.nullable().default(null),
  /** The list it came out of, and how many lists deep that is, from 1; null: a person asked for it by itself. */
  partOf: z.object({ id: RecordId, depth: z.int().positive() }).nullable().default(null),
  /** What the finished file was held against; null: its length only. */
  verified: Verification.nullable().default(null),
  /** Why the last attempt failed. Kept while it waits for the next one. */
  error: DownloadFailure.nullable(),
  /** Attempts begun so far. */
  attempt: z.number().int().nonnegative(),
  nextAttemptAt: EpochMs.nullable(),
  createdAt: EpochMs,
  /** Place in the list, lowest first. A moved record gets one between its new neighbours. */
  order: z.number(),
  priority: Priority.default('normal'),
  startedAt: EpochMs.nullable(),
  finishedAt: EpochMs.nullable(),
})

const inState = <S extends RecordState>(state: S) => facts.extend({ state: z.literal(state) })

/** A record as it is kept. `waiting` is not in it: it follows from the lane at the moment of asking. */
export const StoredRecord = z.discriminatedUnion('state', [
  inState('Initializing'),
  inState('InProgress, Downloading'),
  inState('Paused'),
  inState('Cancelled'),
  /** With a file, or `expanded`. */
  inState('Completed, Succeeded').extend({ error: z.null() }),
  inState('Errored').extend({ error: DownloadFailure }),
])
export type StoredRecord = z.infer<typeof StoredRecord>

/** A record as a person or a caller sees it. */
export const DownloadRecord = StoredRecord.and(z.object({ waiting: Waiting.nullable() }))
export type DownloadRecord = z.infer<typeof DownloadRecord>

/** Records changed and gone since patch `seq - 1`. Whole records: nothing to merge. */
export const RecordsPatch = z.object({
  seq: z.number().int(),
  put: z.array(DownloadRecord),
  drop: z.array(RecordId),
})
export type RecordsPatch = z.infer<typeof RecordsPatch>
