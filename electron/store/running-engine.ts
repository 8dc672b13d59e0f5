import { rmSync } from 'node:fs'
import { z } from 'zod'
import type { DataFolder } from './data-folder.ts'
import { readIfThere, writePrivateFile } from './private-file.ts'

/** How the engine that has the data folder's lock is reached by a second start and by the command line. */
export const RunningEngine = z.object({ pid: z.int().positive(), url: z.url() })
export type RunningEngine = z.infer<typeof RunningEngine>

export function writeRunningEngine(folder: DataFolder, engine: RunningEngine): void {
  writePrivateFile(folder.endpoint, `${JSON.stringify(engine)}\n`)
}

/** Null when none is known: nothing written, unreadable, or left by one that has ended. */
export function readRunningEngine(folder: DataFolder): RunningEngine | null {
  const { data } = RunningEngine.safeParse(parsed(readIfThere(folder.endpoint)))
  return data && isRunning(data.pid) ? data : null
}

export function removeRunningEngine(folder: DataFolder): void {
  rmSync(folder.endpoint, { force: true })
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

/** A process of that id runs. It may be another's by now; then nobody answers at the address. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
