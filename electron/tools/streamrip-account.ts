import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type Said, say } from '../../shared/said.ts'

/** A service streamrip serves, by the name of its section in streamrip's configuration. */
export type Service = 'tidal' | 'qobuz' | 'deezer'

/** What streamrip keeps of an account. Empty: nobody has signed in. */
const secretOf: Readonly<Record<Service, string>> = {
  tidal: 'access_token',
  qobuz: 'password_or_token',
  deezer: 'arl',
}

/** Where streamrip keeps its configuration on this system. */
export function defaultConfigPath(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env
  const byPlatform: Partial<Record<NodeJS.Platform, string>> = {
    win32: APPDATA ?? join(homedir(), 'AppData', 'Roaming'),
    darwin: join(homedir(), 'Library', 'Application Support'),
  }
  const base = byPlatform[process.platform] ?? (XDG_CONFIG_HOME || join(homedir(), '.config'))
  return join(base, 'streamrip', 'config.toml')
}

/**
 * Why streamrip could not sign in; null when it has what it needs, or writes its configuration
 * in a way that is not known here. Without an account it would ask for one, and nobody is there to answer.
 */
export async function accountProblem(service: Service, configPath: string): Promise<Said | null> {
  const text = await readFile(configPath, 'utf8').catch(() => null)
  if (text === null) return say('no-streamrip-file', { path: configPath })
  const secret = valueIn(text, service, secretOf[service])
  return secret === '' ? say('no-streamrip-account') : null
}

/** One quoted value of a TOML file, as far as streamrip's own needs; undefined when it is not there. */
function valueIn(toml: string, section: string, key: string): string | undefined {
  let current = ''
  for (const line of toml.split(/\r?\n/)) {
    current = /^\s*\[([^\]]+)\]/.exec(line)?.[1]?.trim() ?? current
    if (current !== section) continue
    const [, name, , value] = /^\s*(\w+)\s*=\s*(["'])(.*?)\2\s*(?:#.*)?$/.exec(line) ?? []
    if (name === key) return value
  }
  return undefined
}
