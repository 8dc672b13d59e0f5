import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { z } from 'zod'
import { SavedLane } from '../../shared/saved.ts'
import { checked, type DamagedRow } from './saved-rows.ts'

const Rows = z.array(z.object({ key: z.string(), saved: z.string() }))

/** Lanes, each whole as JSON. Reads and writes inside whatever transaction is open. */
export class LanesTable {
  readonly #put: StatementSync
  readonly #drop: StatementSync
  readonly #all: StatementSync

  constructor(database: DatabaseSync) {
    this.#put = database.prepare(
      'INSERT INTO lanes VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET saved = excluded.saved',
    )
    this.#drop = database.prepare('DELETE FROM lanes WHERE key = ?')
    this.#all = database.prepare('SELECT key, saved FROM lanes ORDER BY rowid')
  }

  put(lane: SavedLane): void {
    this.#put.run(lane.key, JSON.stringify(lane))
  }

  drop(key: string): void {
    this.#drop.run(key)
  }

  /** Oldest first, apart from those that cannot be read. */
  all(): { readonly lanes: SavedLane[]; readonly damaged: DamagedRow[] } {
    const rows = Rows.parse(this.#all.all()).map(({ key, saved }) =>
      checked(key, saved, SavedLane, (lane) => lane.key),
    )
    return {
      lanes: rows.flatMap((row) => ('value' in row ? row.value : [])),
      damaged: rows.flatMap((row) => ('damaged' in row ? row.damaged : [])),
    }
  }
}
