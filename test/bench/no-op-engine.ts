import { join } from 'node:path'
import { DownloadEngine } from '../../electron/engine/engine.ts'
import type { DownloadRunner } from '../../electron/engine/ports.ts'
import { systemClock } from '../../electron/engine/system-clock.ts'
import { ForkedProcessHost } from '../../electron/process/forked-process-host.ts'
import { ProcessPool } from '../../electron/process/process-pool.ts'
import { SqliteRepository } from '../../electron/store/sqlite-repository.ts'
import { spaceIn } from '../../electron/transfer/folder.ts'
import type { LaneSettings } from '../../shared/lane.ts'
import { defaultPreferences } from '../../shared/preferences.ts'
import { isTerminal } from '../../shared/record.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { noOp } from './no-op-source.ts'

export type NoOpEngine = AsyncDisposable & {
  readonly engine: DownloadEngine
  /** Queues one. */
  dispatch(): void
  /** Settles once so many have ended well, from the first on; fails as soon as one has not. */
  ended(count: number): Promise<void>
}

/** A real engine with processes and a database, whose downloads do nothing. `watch`: stands before its runner. */
export async function openNoOpEngine(
  lane: LaneSettings,
  watch: (runner: DownloadRunner) => DownloadRunner = (runner) => runner,
): Promise<NoOpEngine> {
  const folder = await tempFolder()
  const entryPath = join(import.meta.dirname, 'no-op-entry.ts')
  const pool = new ProcessPool({ host: new ForkedProcessHost({ entryPath }), clock: systemClock })
  const repository = SqliteRepository.open({ path: join(folder.path, 'sluice.sqlite') })
  const catalog = { all: [noOp], find: () => noOp }
  const parts = {
    clock: systemClock,
    catalog,
    runner: watch(pool),
    repository,
    downloadDir: () => folder.path,
    spaceIn,
  }
  const engine = DownloadEngine.open(parts, { ...defaultPreferences, lanes: { [noOp.name]: lane } })
  let done = 0
  const check = new Set<() => void>()
  const seen = new Set<string>()
  let problem: Error | undefined
  engine.onRecordChange((id) => {
    const record = engine.getDownloadStatus(id)
    if (!record || !isTerminal(record.state) || seen.has(id)) return
    seen.add(id)
    done += 1
    if (record.state !== 'Completed, Succeeded')
      problem = new Error(`${record.state}: ${record.error?.message}`)
    for (const look of check) look()
  })
  const file = import.meta.filename
  return {
    engine,
    dispatch: () =>
      void engine.dispatch({ source: noOp.name, targetId: file, displayName: 'x', originalFilename: file }),
    ended: (count) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (problem) reject(problem)
          else if (done >= count) resolve()
          else return
          check.delete(look)
        }
        check.add(look)
        look()
      }),
    async [Symbol.asyncDispose]() {
      await engine.close()
      repository.close()
      await folder[Symbol.asyncDispose]()
    },
  }
}
