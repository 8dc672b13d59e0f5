import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { z } from 'zod'
import type { CheckedParamsOf } from '../../shared/methods.ts'
import { RecordId, RecordState } from '../../shared/record.ts'
import { InLine, type Opening, type SavedDownload } from '../../shared/saved.ts'
import { numberFrom } from './database.ts'
import { folded } from './folded.ts'

type Query = CheckedParamsOf<'getAllDownloads'>
type Filter = Pick<Query, 'states' | 'source' | 'search'>
type Condition = readonly [sql: string, value: string]

const Row = z.object({ saved: z.string() }).optional()
const Rows = z.array(z.object({ id: z.string(), saved: z.string(), place: z.number(), rowid: z.number() }))
const Ids = z.array(z.object({ id: RecordId }).transform(({ id }) => id))
const States = z.array(z.object({ state: RecordState }).transform(({ state }) => state))
const Place = z.object({ place: z.number().nullable() })
const Counts = z.array(z.object({ state: RecordState, count: z.number() }))

const orders = {
  createdAt: `saved ->> '$.record.createdAt', place`,
  '-createdAt': `saved ->> '$.record.createdAt' DESC, place`,
  displayName: `folded(saved ->> '$.record.displayName'), place`,
  '-displayName': `folded(saved ->> '$.record.displayName') DESC, place`,
  size: `saved ->> '$.record.size', place`,
  '-size': `saved ->> '$.record.size' DESC, place`,
} as const satisfies { readonly [S in NonNullable<Query['sort']>]: string }

const searched = `instr(folded((saved ->> '$.record.displayName') || char(10) || (saved ->> '$.record.filename')), ?) > 0`

/** Where the latest page ended, so that for the next one nobody has to count their way there through a long queue. */
type Bookmark = {
  /** What was asked for. */
  readonly filter: string
  /** The rows before it, and those in all. */
  readonly offset: number
  readonly total: number
  readonly place: number
  readonly rowid: number
}

/** SQL for what a filter lets through, and the values of its parameters. */
function conditions({ states, source, search }: Filter): {
  readonly where: string
  readonly values: readonly string[]
} {
  const all: Condition[] = []
  if (states) all.push(['state IN (SELECT value FROM json_each(?))', JSON.stringify(states)])
  if (source !== undefined) all.push(['source = ?', source])
  if (search) all.push([searched, folded(search)])
  return {
    where: all.map(([sql], index) => `${index === 0 ? 'WHERE' : 'AND'} ${sql}`).join(' '),
    values: all.map(([, value]) => value),
  }
}

/** Downloads, each whole as JSON, with columns for what is looked for. Works inside whatever transaction is open. */
export class DownloadsTable {
  readonly #database: DatabaseSync
  readonly #put: StatementSync
  readonly #drop: StatementSync
  readonly #read: StatementSync
  readonly #statesOf: StatementSync
  readonly #placeBehind: StatementSync
  /** Null once anything has changed. */
  #bookmark: Bookmark | null = null

  constructor(database: DatabaseSync) {
    this.#database = database
    database.function('folded', { deterministic: true }, (text) => folded(String(text)))
    // An update, not a replacement: that would be a deletion, and take the log along.
    this.#put = database.prepare(`
      INSERT INTO downloads (id, saved, state, source, target, lane, priority, place, next_attempt, has_partial)
      VALUES (:id, :saved, :state, :source, :target, :lane, :priority, :place, :nextAttempt, :hasPartial)
      ON CONFLICT (id) DO UPDATE SET saved = :saved, state = :state, source = :source, target = :target, lane = :lane,
        priority = :priority, place = :place, next_attempt = :nextAttempt, has_partial = :hasPartial`)
    this.#drop = database.prepare('DELETE FROM downloads WHERE id = ?')
    this.#read = database.prepare('SELECT saved FROM downloads WHERE id = ?')
    this.#statesOf = database.prepare('SELECT state FROM downloads WHERE source = ? AND target = ?')
    this.#placeBehind = database.prepare('SELECT min(place) AS place FROM downloads WHERE place > ?')
  }

  put(download: SavedDownload): void {
    this.#bookmark = null
    const { record, partial } = download
    const { id, state, source, targetId, lane, priority, order, nextAttemptAt } = record
    this.#put.run({
      id,
      saved: JSON.stringify(download),
      state,
      source,
      target: targetId,
      lane,
      priority,
      place: order,
      nextAttempt: nextAttemptAt,
      hasPartial: partial === null ? 0 : 1,
    })
  }

  drop(id: string): void {
    this.#bookmark = null
    this.#drop.run(id)
  }

  /** As it stands there; undefined: there is none. */
  raw(id: string): string | undefined {
    return Row.parse(this.#read.get(id))?.saved
  }

  /** Ids of rows that hold no JSON: something else wrote to the file. */
  notJson(): string[] {
    const rows = this.#database.prepare('SELECT id FROM downloads WHERE NOT json_valid(saved)').all()
    return z.array(z.object({ id: z.string() }).transform(({ id }) => id)).parse(rows)
  }

  opening(): Omit<Opening, 'lanes'> {
    const ids = (where: string) =>
      Ids.parse(this.#database.prepare(`SELECT id FROM downloads WHERE ${where}`).all())
    const counts = this.#database
      .prepare('SELECT state, count(*) AS count FROM downloads GROUP BY state')
      .all()
    return {
      waiting: this.#waiting(),
      interrupted: ids(`state = 'InProgress, Downloading' ORDER BY place`),
      withLeftover: ids(`has_partial AND state IN ('Completed, Succeeded', 'Cancelled')`),
      counts: new Map(Counts.parse(counts).map(({ state, count }) => [state, count])),
      lastOrder: numberFrom(this.#database.prepare('SELECT coalesce(max(place), 0) FROM downloads')),
    }
  }

  /** In queue order. */
  ids(filter: Filter): RecordId[] {
    const { where, values } = conditions(filter)
    return Ids.parse(
      this.#database.prepare(`SELECT id FROM downloads ${where} ORDER BY place`).all(...values),
    )
  }

  /** A page, each row as it stands there, and how many there are in all. */
  page(query: Query): { rows: z.infer<typeof Rows>; total: number } {
    const { sort, offset, limit, ...filter } = query
    const { where, values } = conditions(filter)
    if (sort) return { rows: this.#rowsAt(query), total: this.#count(filter) }
    const key = JSON.stringify([where, values])
    const mark = this.#bookmark?.filter === key ? this.#bookmark : null
    const rows = mark?.offset === offset ? this.#rowsBehind(mark, query) : this.#rowsAt(query)
    const total = mark?.total ?? this.#count(filter)
    const last = rows.at(-1)
    this.#bookmark = last
      ? { filter: key, offset: offset + rows.length, total, place: last.place, rowid: last.rowid }
      : null
    return { rows, total }
  }

  statesOf(source: string, targetId: string): RecordState[] {
    return States.parse(this.#statesOf.all(source, targetId))
  }

  /** The lowest place behind this one; null: there is none. */
  placeBehind(place: number): number | null {
    return Place.parse(this.#placeBehind.get(place)).place
  }

  #count(filter: Filter): number {
    const { where, values } = conditions(filter)
    return numberFrom(this.#database.prepare(`SELECT count(*) FROM downloads ${where}`), ...values)
  }

  #rowsAt({ sort, offset, limit, ...filter }: Query): z.infer<typeof Rows> {
    const { where, values } = conditions(filter)
    const order = `ORDER BY ${sort ? orders[sort] : 'place, rowid'}`
    // Places first, so that what is passed over is neither read nor sorted as a whole.
    const page = this.#database.prepare(`
      SELECT id, saved, place, rowid FROM downloads
      WHERE rowid IN (SELECT rowid FROM downloads ${where} ${order} LIMIT ? OFFSET ?) ${order}`)
    return Rows.parse(page.all(...values, limit, offset))
  }

  #rowsBehind({ place, rowid }: Bookmark, { limit, ...filter }: Query): z.infer<typeof Rows> {
    const { where, values } = conditions(filter)
    const page = this.#database.prepare(`
      SELECT id, saved, place, rowid FROM downloads
      ${where === '' ? 'WHERE' : `${where} AND`} (place, rowid) > (?, ?) ORDER BY place, rowid LIMIT ?`)
    return Rows.parse(page.all(...values, place, rowid, limit))
  }

  *#waiting(): Generator<InLine> {
    const rows = this.#database.prepare(`
      SELECT id, source, lane, priority, place AS "order", next_attempt AS nextAttemptAt
      FROM downloads WHERE state = 'Initializing' ORDER BY place`)
    for (const row of rows.iterate()) yield InLine.parse(row)
  }
}
