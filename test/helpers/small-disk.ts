import { spawnSync } from 'node:child_process'
import { tempFolder } from './temp-folder.ts'

/** A disk of its own size, or null where we may not mount one. `options` as for a tmpfs: `size=1m`, `ro`. */
export async function smallDisk(
  options: string,
): Promise<(AsyncDisposable & { readonly path: string }) | null> {
  const folder = await tempFolder()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'sluice-test', folder.path])
  if (mounted.status !== 0) {
    await folder[Symbol.asyncDispose]()
    return null
  }
  return {
    path: folder.path,
    async [Symbol.asyncDispose]() {
      // Lazily: a test that failed may still have a file open.
      spawnSync('umount', ['-l', folder.path])
      await folder[Symbol.asyncDispose]()
    },
  }
}
