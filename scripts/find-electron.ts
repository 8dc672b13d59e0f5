import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const electronFolder = join(import.meta.dirname, '../node_modules/electron')

export type Electron = { readonly path: string } | { readonly why: string }

/** Electron's executable, or why there is none. Fetches it once if it is not there yet. */
export function findElectron(): Electron {
  const { DISPLAY: x11, WAYLAND_DISPLAY: wayland } = process.env
  if (process.platform === 'linux' && !(x11 || wayland)) return { why: 'there is no display' }
  const found = electronPath() ?? fetchElectron()
  return found === undefined ? { why: 'its program could not be fetched' } : { path: found }
}

/** As Electron's own index.js finds it; importing that would start a download. */
function electronPath(): string | undefined {
  const { ELECTRON_OVERRIDE_DIST_PATH: otherDist } = process.env
  const named = join(electronFolder, 'path.txt')
  if (!existsSync(named)) return undefined
  const path = join(otherDist ?? join(electronFolder, 'dist'), readFileSync(named, 'utf8').trim())
  return existsSync(path) ? path : undefined
}

function fetchElectron(): string | undefined {
  const install = join(electronFolder, 'install.js')
  if (!existsSync(install)) return undefined
  console.log('Fetching Electron, once …')
  spawnSync(process.execPath, [install], { cwd: electronFolder, stdio: ['ignore', 'ignore', 'ignore'] })
  return electronPath()
}
