import { execFileSync } from 'node:child_process'
import { truncateSync } from 'node:fs'
import { copyFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A tone of so many seconds, made with Debian's ffmpeg; the name's extension says the format. */
export function makeTone(folder: string, name: string, seconds: number, ...more: string[]): string {
  const path = join(folder, name)
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`]
  execFileSync('ffmpeg', ['-loglevel', 'error', '-y', ...tone, ...more, path])
  return path
}

/** A copy that ends at a share of its length, named `short-NAME`. */
export async function cutShort(folder: string, name: string, share: number): Promise<string> {
  const path = join(folder, `short-${name}`)
  await copyFile(join(folder, name), path)
  truncateSync(path, Math.floor((await stat(path)).size * share))
  return path
}
