import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// `npm run package`: builds, then packs for this system. Arguments go to electron-builder: `--win`, `--linux deb`.

const root = join(import.meta.dirname, '..')
const builder = fileURLToPath(import.meta.resolve('electron-builder/cli.js'))
/** Where the packaged app will look for newer versions of itself; without it, it looks nowhere. */
const { SLUICE_UPDATE_FEED: feed } = process.env

function run(command: string, args: readonly string[], shell = false): void {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell })
  if (status !== 0) process.exit(status ?? 1)
}

// Nothing but the connection says whose the announced checksums are, on systems without signatures.
if (feed && !feed.startsWith('https://')) {
  console.error('SLUICE_UPDATE_FEED has to be an https:// address.')
  process.exit(2)
}
// On Windows npm is a script.
run('npm', ['run', '--silent', 'build'], process.platform === 'win32')
const publish = feed ? ['-c.publish.provider=generic', `-c.publish.url=${feed}`] : []
run(process.execPath, [builder, '--publish', 'never', ...publish, ...process.argv.slice(2)])
