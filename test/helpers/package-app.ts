import { execFile } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { makeElectronDist } from './electron-dist.ts'

const root = join(import.meta.dirname, '../..')
const builder = fileURLToPath(import.meta.resolve('electron-builder/cli.js'))

export type Packaged = {
  readonly executable: string
  readonly asar: string
  /** What electron-builder hands to the maker of Linux packages, by the end of its name in the package. */
  readonly linuxFiles: string
}

/**
 * Packs the app as built, on the stand-in for Electron's executable, everything below `folder`. It stops where
 * fpm would make a .deb of it: that program is not to be had everywhere, what it is given is kept. `feed`: where
 * it looks for newer versions of itself.
 */
export async function packageApp(folder: string, feed?: string): Promise<Packaged> {
  const dist = await makeElectronDist(join(folder, 'electron'))
  const linuxFiles = join(folder, 'linux-files')
  const programs = await makeFpm(join(folder, 'bin'), linuxFiles)
  const { PATH: path = '', ...env } = process.env
  const publish = feed === undefined ? [] : ['-c.publish.provider=generic', `-c.publish.url=${feed}`]
  await build(folder, ['--linux', 'deb', `-c.electronDist=${dist}`, ...publish], {
    ...env,
    PATH: [programs, path].join(delimiter),
    USE_SYSTEM_FPM: 'true',
  })
  const unpacked = join(folder, 'release/linux-unpacked')
  return { executable: join(unpacked, 'sluice'), asar: join(unpacked, 'resources/app.asar'), linuxFiles }
}

async function build(folder: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const usual = ['--publish', 'never', `-c.directories.output=${join(folder, 'release')}`]
  await promisify(execFile)(process.execPath, [builder, ...usual, ...args], { cwd: root, env })
}

/** In the place of fpm: keeps the files that a package has beside the app itself. */
async function makeFpm(folder: string, kept: string): Promise<string> {
  await mkdir(folder)
  await mkdir(kept)
  const path = join(folder, 'fpm')
  const script = `#!/bin/sh
for file in "$@"; do
  [ "$last" = --package ] && touch "$file"
  last=$file
  case "$file" in *.desktop=*|*.xml=*) cp "\${file%%=*}" '${kept}'/"\${file##*/}" ;; esac
done
`
  await writeFile(path, script)
  await chmod(path, 0o755)
  return folder
}
