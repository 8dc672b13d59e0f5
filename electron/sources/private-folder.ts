import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { prepareFolder } from '../transfer/folder.ts'
import type { Job } from './contract.ts'

/**
 * Gives a tool a folder of its own inside the job's, so that whatever it writes is on the right disk and
 * can be told from other people's files. It is gone when `use` has ended, and with a cancelled job.
 */
export async function inPrivateFolder<T>(job: Job, use: (folder: string) => Promise<T>): Promise<T> {
  prepareFolder(job.dir, null)
  const folder = join(job.dir, `.sluice-${job.id}`)
  // Left by an attempt that was killed. A tool would go on from it, and nobody knows what it holds.
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder)
  job.partial(folder)
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
