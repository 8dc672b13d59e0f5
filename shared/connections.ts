import { z } from 'zod'

/** As many as a person can tell apart, and as there are connections at most. */
export const MOST_SEGMENTS = 16
/** Characters of a header's value. */
export const LONGEST_VALUE = 300

const Position = z.int().nonnegative()

/** Bytes from `start` up to, not including, `end`; null: to wherever the file ends. */
export const Segment = z.object({ start: Position, end: Position.nullable() })
export type Segment = z.infer<typeof Segment>

/** What a running download has of its file, what it is fetching, and who answered. */
export const Connections = z.object({
  /** Where the answer came from after all redirects, without what may be a key: `?…` stands for a query. */
  url: z.string().max(8_192),
  status: z.int(),
  /** Those that say what the file is, as received, and none that say who asked. */
  headers: z.array(z.object({ name: z.string(), value: z.string().max(LONGEST_VALUE) })).max(20),
  /** Bytes in all; null while unknown. */
  size: Position.nullable(),
  /** In order: what has arrived. Of more, the largest. */
  done: z.array(Segment).max(MOST_SEGMENTS),
  /** In order, one per connection: what it has yet to fetch. */
  active: z.array(Segment).max(MOST_SEGMENTS),
})
export type Connections = z.infer<typeof Connections>
