import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { autostartEntry } from './autostart-entry.ts'
import { texts } from './texts.ts'

/** Tells a start at login from one by hand. */
const AT_LOGIN = '--at-login'

/** Whether the system started the app, at login, and not a person. */
export const wasStartedAtLogin = (
  args: readonly string[] = process.argv,
  platform: NodeJS.Platform = process.platform,
): boolean =>
  args.includes(AT_LOGIN) || (platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)

/** Has the app start when the person signs in, or no longer. Throws when the system does not let us. */
export function startAtLogin(isWanted: boolean, platform: NodeJS.Platform = process.platform): void {
  if (platform !== 'linux') {
    const args = app.isPackaged ? [AT_LOGIN] : [`"${app.getAppPath()}"`, AT_LOGIN]
    app.setLoginItemSettings({ openAtLogin: isWanted, args })
  }
  // Electron does nothing here.
  else if (isWanted) writeEntry()
  else rmSync(entryPath(), { force: true })
}

/** Once, at the start: an app that has moved since (as AppImages do) is found again by what starts it. */
export function refreshLoginStart(platform: NodeJS.Platform = process.platform): void {
  // One that a person has taken away by the system's own means stays away.
  if (platform === 'linux' && existsSync(entryPath())) writeEntry()
}

function writeEntry(): void {
  const { APPIMAGE: executable = app.getPath('exe') } = process.env
  const command = [executable, ...(app.isPackaged ? [] : [app.getAppPath()]), AT_LOGIN]
  mkdirSync(dirname(entryPath()), { recursive: true })
  writeFileSync(entryPath(), autostartEntry(texts.product, command))
}

function entryPath(): string {
  const { XDG_CONFIG_HOME: config = join(homedir(), '.config') } = process.env
  return join(config, 'autostart', 'sluice.desktop')
}
