import { existsSync, renameSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'

/**
 * Renames a file that cannot be read to `NAME.broken-YYYY-MM-DD-HHMMSS.EXT` (UTC) beside it, with the files
 * that belong to it (`companions`: what their names have at the end). Overwrites nothing. Returns the new path.
 */
export function setAside(path: string, now: number, companions: readonly string[] = []): string {
  const extension = extname(path)
  const stamp = new Date(now).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')
  const stem = join(dirname(path), `${basename(path, extension)}.broken-${stamp}`)
  let target = `${stem}${extension}`
  for (let count = 2; existsSync(target); count += 1) target = `${stem}-${count}${extension}`
  renameSync(path, target)
  for (const end of companions) if (existsSync(path + end)) renameSync(path + end, target + end)
  return target
}
