import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { AppUpdater } from 'electron-updater'
import { texts } from './texts.ts'

/** What finds, fetches and installs newer versions of the app. */
export type Updater = {
  /** The newest version, if it is newer than this one. Throws what the feed or the network have to say. */
  find(): Promise<string | null>
  /** Fetches what was found. Throws when it is not what the feed announced, or when the signal is given. */
  fetch(signal: AbortSignal): Promise<void>
  /** From now on what was fetched is installed when the app ends, unless it ends with an error. */
  installOnQuit(): void
}

/**
 * electron-updater on the feed that this copy was packed with (`SLUICE_UPDATE_FEED` of `npm run package`).
 * Null: there is none.
 */
export function openUpdater(): Updater | null {
  if (!app.isPackaged || !existsSync(join(process.resourcesPath, 'app-update.yml'))) return null
  let fetched: AppUpdater | undefined
  return {
    async find() {
      const { autoUpdater } = await load()
      autoUpdater.logger = null
      autoUpdater.autoDownload = false
      // What it would send with each request tells one person from another.
      autoUpdater.requestHeaders = { 'x-user-staging-id': '0' }
      const found = await autoUpdater.checkForUpdates()
      if (found === null) throw new Error(texts.updates.notReplaceable)
      return found.isUpdateAvailable ? found.updateInfo.version : null
    },
    async fetch(signal) {
      const { autoUpdater, CancellationToken } = await load()
      const token = new CancellationToken()
      const cancel = () => token.cancel()
      signal.addEventListener('abort', cancel)
      // Only what has arrived while this is set waits for the app's end.
      autoUpdater.autoInstallOnAppQuit = true
      try {
        await autoUpdater.downloadUpdate(token)
        fetched = autoUpdater
      } finally {
        signal.removeEventListener('abort', cancel)
        autoUpdater.autoInstallOnAppQuit = false
      }
    },
    installOnQuit() {
      if (fetched) fetched.autoInstallOnAppQuit = true
    },
  }
}

/** A part of the app that a start need not wait for. It is CommonJS: all of it is the default. */
const load = async () => (await import('electron-updater')).default
