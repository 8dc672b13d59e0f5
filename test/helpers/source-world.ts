import { readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { DownloadEngine } from '../../electron/engine/engine.ts'
import { systemClock } from '../../electron/engine/system-clock.ts'
import { ForkedProcessHost } from '../../electron/process/forked-process-host.ts'
import { ProcessPool } from '../../electron/process/process-pool.ts'
import { type Catalog, catalog as ours } from '../../electron/sources/registry.ts'
import { spaceIn } from '../../electron/transfer/folder.ts'
import type { JsonObject } from '../../shared/json.ts'
import { Preferences } from '../../shared/preferences.ts'
import { type DownloadRecord, isTerminal, type RecordId } from '../../shared/record.ts'
import { LateHost } from './late-host.ts'
import { MemoryRepository } from './memory-repository.ts'
import { eventually } from './process-life.ts'

const entryPath = join(import.meta.dirname, '../../electron/run/entry.ts')

/** What a source is asked to fetch. */
export type Wish = {
  readonly targetId: string
  /** As S11 has it. */
  readonly filename: string
  readonly extra?: JsonObject
}

type Setup = Partial<Preferences>

/** The engine with the sources there are, over real download processes, as a host puts it together. */
export class SourceWorld implements AsyncDisposable {
  readonly engine: DownloadEngine
  readonly #dir: string
  readonly #host = new LateHost(new ForkedProcessHost({ entryPath }))
  readonly #repository = new MemoryRepository()

  constructor(dir: string, preferences: Setup, catalog: Catalog = ours) {
    const clock = systemClock
    this.#dir = dir
    const runner = new ProcessPool({ host: this.#host, clock })
    const parts = { clock, catalog, runner, repository: this.#repository, downloadDir: () => dir, spaceIn }
    this.engine = DownloadEngine.open(parts, Preferences.parse({ maxAttempts: 1, ...preferences }))
  }

  /** As if a person had set them; those not named are the defaults. */
  set(preferences: Setup): void {
    this.engine.applyPreferences(Preferences.parse({ maxAttempts: 1, ...preferences }))
  }

  dispatch(source: string, { targetId, filename, extra = {} }: Wish, displayName = 'A title'): RecordId {
    return this.engine.dispatch({ source, targetId, displayName, originalFilename: filename, extra })
  }

  record(id: RecordId): DownloadRecord {
    const record = this.engine.getDownloadStatus(id)
    if (!record) throw new Error('The record is gone.')
    return record
  }

  /** Settles once `holds` does of the record. */
  async until(id: RecordId, holds: (record: DownloadRecord) => boolean, withinMs = 15_000): Promise<void> {
    await eventually(() => holds(this.record(id)), withinMs).catch(() => {
      throw new Error(`Not within ${withinMs} ms: ${holds}\n${JSON.stringify(this.record(id))}`)
    })
  }

  async ended(id: RecordId): Promise<DownloadRecord> {
    await this.until(id, ({ state }) => isTerminal(state))
    return this.record(id)
  }

  /** Has what was a download's runs tell of more progress, and of another end. Throws when it never ran. */
  sayLate(id: RecordId): void {
    if (this.#host.sayLate(id) === 0) throw new Error('It never ran.')
  }

  /** Settles once every run of a source has let go. */
  async idle(source: string): Promise<void> {
    const isBusy = () => this.engine.getLanes().some((lane) => lane.source === source && lane.active > 0)
    await eventually(() => !isBusy())
  }

  /** Settles once no process works in the folder, and nothing is in it but `names`. */
  async tidy(names: readonly string[] = []): Promise<void> {
    const left = () => [
      ...processesIn(this.#dir),
      ...readdirSync(this.#dir).filter((name) => !names.includes(name)),
    ]
    await eventually(() => left().length === 0, 2_500).catch(() => {
      throw new Error(`Left behind: ${left()}`)
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.engine.close()
  }
}

/** Every tool works in a folder of its own inside the download's, and so does what it starts. */
function processesIn(dir: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(dir)
    } catch {
      return false
    }
  })
}

/** The process that shows `title` in process lists. */
export async function processTitled(title: string): Promise<number> {
  const { readFile } = await import('node:fs/promises')
  for (const pid of readdirSync('/proc').filter((entry) => /^\d/.test(entry))) {
    const shown = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (shown.startsWith(title)) return Number(pid)
  }
  throw new Error(`No process ${title}`)
}
