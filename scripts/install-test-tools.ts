import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// The outside programs the tests use for real: servers, a browser, and the tools that sources drive.

const packageOf: Readonly<Record<string, string>> = {
  nginx: 'nginx-light',
  chromium: 'chromium',
  openssl: 'openssl',
  curl: 'curl',
  wget: 'wget',
  'yt-dlp': 'yt-dlp',
  ffmpeg: 'ffmpeg',
  aria2c: 'aria2',
  tinyproxy: 'tinyproxy-bin',
  microsocks: 'microsocks',
  stunnel: 'stunnel4',
  'gallery-dl': 'gallery-dl',
}

const { PATH: path = '', CHROMIUM_PATH: chromium = '' } = process.env
/** Servers stand where only root looks. */
const folders = [...path.split(delimiter), '/usr/sbin', '/sbin']

const isThere = (program: string): boolean =>
  folders.some((folder) => existsSync(join(folder, program))) ||
  (program === 'chromium' && existsSync(chromium))

const missingTools = (): string[] => Object.keys(packageOf).filter((program) => !isThere(program))

function apt(...args: string[]): boolean {
  const { status } = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=500', ...args], {
    stdio: 'inherit',
    // Run level 1 keeps a package from starting its service: we run our own, on free ports.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  })
  return status === 0
}

/** True if everything is there in the end. */
export function installTestTools(): boolean {
  const missing = missingTools()
  if (missing.length === 0) return true
  const packages = missing.flatMap((program) => packageOf[program] ?? [])
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${packages.join(', ')} for the tests …`)
    const install = ['install', '-y', '--no-install-recommends', ...packages]
    // What counts is what is there: a package may be in place while a trigger of another one failed.
    if (!apt(...install)) apt('update') && apt(...install)
    if (missingTools().length === 0) return true
  }
  console.error(
    `The tests need ${missing.join(', ')}. On Debian: ` +
      `apt-get install --no-install-recommends ${packages.join(' ')} (as root).`,
  )
  return false
}

if (import.meta.main && !installTestTools()) process.exitCode = 1
