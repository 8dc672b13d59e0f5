import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const standIn = join(import.meta.dirname, '../electron-standin/electron')

/** How Electron's executable marks its fuses: a sentinel, a version, their number, their states. */
const fuses = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009101100011'

/** A folder in the shape of Electron's own for Linux, with the stand-in as the executable. */
export async function makeElectronDist(folder: string): Promise<string> {
  await mkdir(join(folder, 'locales'), { recursive: true })
  await mkdir(join(folder, 'resources'))
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak', 'locales/de.pak']) {
    await writeFile(join(folder, name), '')
  }
  await writeFile(join(folder, 'version'), '45.4.1')
  const executable = join(folder, 'electron')
  await writeFile(executable, `#!/bin/sh\n# ${fuses}\n${run}\n`)
  await chmod(executable, 0o755)
  return folder
}

const run = `STANDIN_RESOURCES="$(dirname -- "$(readlink -f -- "$0")")/resources" exec '${standIn}' "$@"`
