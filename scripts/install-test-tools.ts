import { spawnSync } from 'node:child_process'
import process from 'node:process'

/** Programs the tests use for real, and Debian's packages of them. */
const packages = {
  nginx: 'nginx-light',
  openssl: 'openssl',
  chromium: 'chromium',
  curl: 'curl',
  'yt-dlp': 'yt-dlp',
  ffmpeg: 'ffmpeg',
}

const isThere = (program: string) =>
  spawnSync('sh', ['-c', `PATH="$PATH:/usr/sbin" command -v ${program}`]).status === 0

const missing = Object.entries(packages)
  .filter(([program]) => !isThere(program))
  .map(([, name]) => name)

if (missing.length > 0) install(missing)

function install(names: readonly string[]): void {
  const isDebian = spawnSync('sh', ['-c', 'command -v apt-get']).status === 0
  if (!isDebian || process.getuid?.() !== 0) {
    console.error(`The tests need ${names.join(', ')}. Install them, or run the tests as root on Debian.`)
    process.exit(1)
  }
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=500', '-qq', ...args], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status
  console.log(`Installing ${names.join(', ')}`)
  apt('update')
  process.exit(apt('install', '-y', '--no-install-recommends', ...names) ?? 1)
}
