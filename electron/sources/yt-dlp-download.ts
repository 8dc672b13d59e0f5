import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { DownloadError } from '../../shared/failure.ts'
import { type YtDlpSettings, ytDlp } from '../tools/yt-dlp.ts'
import { verifyFile } from '../transfer/checksum.ts'
import { toDownloadError } from '../transfer/failures.ts'
import { safeName } from '../transfer/file-name.ts'
import { publish } from '../transfer/publish.ts'
import type { Job } from './contract.ts'
import { inPrivateFolder } from './private-folder.ts'

/** What a source asks of yt-dlp. */
export type Media = {
  readonly url: string
  /** Unless a person set another. */
  readonly format: string
  /** For the file's name; null: what yt-dlp finds. */
  readonly title: string | null
}

/** Fetches media with yt-dlp and returns the file's path, or null when there is none. */
export async function ytDlpDownload(job: Job<YtDlpSettings>, media: Media): Promise<string | null> {
  const { dir, options, settings, signal } = job
  const url = webAddress(media.url)
  if (options.headers) job.log('Headers are not passed on to yt-dlp.')
  try {
    return await inPrivateFolder(job, async (folder) => {
      const made = await ytDlp({
        ...{ url: url.href, format: media.format, settings, folder, signal, speedLimit: options.speedLimit },
        tool: (pid, running) => job.tool(pid, running),
        report: (progress) => job.report(progress),
        log: (line) => job.log(line),
      })
      if (made === null) return null
      const name = safeName(options.filename ?? `${media.title ?? made.title}${extname(made.path)}`)
      await sync(made.path)
      if (options.checksum !== undefined) await verify(made.path, name, options.checksum, job)
      signal.throwIfAborted()
      return await publish(made.path, dir, name)
    })
  } catch (error) {
    throw signal.aborted ? error : toDownloadError(error, { host: url.host, dir })
  }
}

function webAddress(text: string): URL {
  const url = URL.parse(text)
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new DownloadError('bad-address', 'Only links that begin with http:// or https:// can be downloaded.')
}

async function sync(path: string): Promise<void> {
  await using file = await open(path, 'r+')
  await file.sync()
}

async function verify(
  path: string,
  name: string,
  checksum: string,
  { dir, signal, log }: Job,
): Promise<void> {
  try {
    await verifyFile(path, checksum, signal)
  } catch (error) {
    if (error instanceof DownloadError)
      log(`The file that came was kept as ${await publish(path, dir, `${name}.bad`)}`)
    throw error
  }
}
