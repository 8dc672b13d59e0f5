import { chmodSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import envPaths from 'env-paths'

/** Where one engine keeps everything that outlives it. */
export type DataFolder = {
  /** Absolute. */
  readonly path: string
  /** Downloads, lanes, history and logs. */
  readonly database: string
  /** Held by the engine as long as it lives. Only SQLite may open it: see data-folder-lock.ts. */
  readonly lock: string
  /** Where the running engine can be reached. */
  readonly endpoint: string
  /** A person's own sources; it may not be there. */
  readonly plugins: string
  /** Which of them no start waits for. */
  readonly slowPlugins: string
  /** What a caller of JSON-RPC has to know. */
  readonly secret: string
}

/** `SLUICE_DATA_DIR`, or the system's place for an application's data. */
export function dataFolderPath(env: NodeJS.ProcessEnv = process.env): string {
  const { SLUICE_DATA_DIR: named } = env
  return named ? resolve(named) : envPaths('sluice', { suffix: '' }).data
}

/** What is where in a data folder, whether it is there or not. `path`: absolute. */
export const dataFolderAt = (path: string): DataFolder => ({
  path,
  database: join(path, 'sluice.sqlite'),
  lock: join(path, 'lock.sqlite'),
  endpoint: join(path, 'endpoint.json'),
  plugins: join(path, 'plugins'),
  slowPlugins: join(path, 'slow-plugins.json'),
  secret: join(path, 'rpc-secret'),
})

/** Creates the folder if need be, for its owner alone: requests may carry secrets, names are private. */
export function openDataFolder(path: string = dataFolderPath()): DataFolder {
  const absolute = resolve(path)
  const created = mkdirSync(absolute, { recursive: true, mode: 0o700 })
  // The process's umask may have taken more away than we can work with.
  if (created !== undefined) chmodSync(absolute, 0o700)
  return dataFolderAt(absolute)
}
