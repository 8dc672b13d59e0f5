import { z } from 'zod'
import { JsonObject } from './json.ts'

/** A list may have no end; more of it than this is not taken. */
export const MOST_ENTRIES = 10_000

/** A download as a source recognised it, from a link, an encoded filename or a list. */
export const Target = z.object({
  targetId: z.string().min(1),
  displayName: z.string().min(1),
  /** Encoded `id||title`, or the link itself. */
  filename: z.string().min(1),
  extra: JsonObject,
})
export type Target = Readonly<z.infer<typeof Target>>

/** What a target holds that is no file but a list of others: a playlist, a channel. */
export const Listing = z.object({
  /** What the list is called; null: nobody said. */
  title: z.string().min(1).nullable(),
  /** In the list's own order. */
  entries: z.array(Target).max(MOST_ENTRIES),
  /** Entries that are named in the list and cannot be had. */
  unavailable: z.int().nonnegative(),
  /** Why it is not the whole list, in words for a person; null: it is. */
  problem: z.string().nullable(),
})
export type Listing = z.infer<typeof Listing>

/** What became of a list: downloads of their own, and how many of its entries are none. */
export const Expanded = z.object({
  added: z.int().nonnegative(),
  /** In the queue or downloaded already. */
  known: z.int().nonnegative(),
  unavailable: z.int().nonnegative(),
  problem: z.string().nullable(),
})
export type Expanded = z.infer<typeof Expanded>
