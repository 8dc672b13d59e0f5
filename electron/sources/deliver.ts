import { open } from 'node:fs/promises'
import { DownloadError } from '../../shared/failure.ts'
import { asked, Checksum } from '../transfer/checksum.ts'
import { safeName, titled } from '../transfer/file-name.ts'
import { publish } from '../transfer/publish.ts'
import type { Job } from './contract.ts'

/**
 * Gives a file somebody else has made its place and its final name, and returns its path: on disk, verified
 * if a checksum was given, and never in the place of another. `name` is only a wish; `path` must be on the
 * disk of the job's folder.
 */
export async function deliver(job: Job, path: string, name: string): Promise<string> {
  const { dir, options, signal } = job
  const { filename, title } = options
  const safe = safeName(filename ?? (title === undefined ? name : titled(title, name)))
  await synced(path)
  if (options.checksum !== undefined) await verify(path, safe, options.checksum, job)
  signal.throwIfAborted()
  const delivered = await publish(path, dir, safe)
  job.wrote(delivered)
  return delivered
}

/** Settles once all of a file is on the disk. */
export async function synced(path: string): Promise<void> {
  await using file = await open(path, 'r+')
  await file.sync()
}

/** A file with the wrong hash is kept, for whoever wants to know what it is, but not under its name. */
async function verify(path: string, name: string, checksum: string, job: Job): Promise<void> {
  try {
    job.verified(await new Checksum(asked(checksum)).verify(path, job.signal))
  } catch (error) {
    if (error instanceof DownloadError) {
      job.log(`The file that came was kept as ${await publish(path, job.dir, `${name}.bad`)}`)
    }
    throw error
  }
}
