import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/**
 * The person's downloads folder, for hosts without Electron. On Linux it may have another name, told in
 * `user-dirs.dirs` (xdg-user-dirs); elsewhere it is `Downloads` whatever the person's language shows.
 */
export function systemDownloads(home = homedir(), env: NodeJS.ProcessEnv = process.env): string {
  const { XDG_CONFIG_HOME: config = join(home, '.config') } = env
  return userDir(join(config, 'user-dirs.dirs'), home) ?? join(home, 'Downloads')
}

function userDir(file: string, home: string): string | undefined {
  try {
    const [, value = ''] = /^XDG_DOWNLOAD_DIR="(.*)"/m.exec(readFileSync(file, 'utf8')) ?? []
    const path = value.replace(/^\$HOME(?=\/|$)/, home)
    return isAbsolute(path) ? path : undefined
  } catch {
    return undefined
  }
}
