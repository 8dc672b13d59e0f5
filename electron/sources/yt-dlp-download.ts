import { extname } from 'node:path'
import { DownloadError } from '../../shared/failure.ts'
import { ytDlp } from '../tools/yt-dlp.ts'
import type { MediaKind, YtDlpSettings } from '../tools/yt-dlp-settings.ts'
import { toDownloadError } from '../transfer/failures.ts'
import type { Job } from './contract.ts'
import { deliver } from './deliver.ts'
import { inPrivateFolder } from './private-folder.ts'
import { counted, toolLimit } from './tool-limits.ts'

/** What a source asks of yt-dlp. */
export type Media = {
  readonly url: string
  /** Unless a person chose. */
  readonly kind: MediaKind
  /** For the file's name; null: what yt-dlp finds. */
  readonly title: string | null
}

/** Fetches media with yt-dlp and returns the file's path, or null when there is none. */
export async function ytDlpDownload(job: Job<YtDlpSettings>, media: Media): Promise<string | null> {
  const { dir, options, settings, signal } = job
  const speedLimit = toolLimit(job)
  const url = webAddress(media.url)
  if (options.headers || options.cookiesFile) job.log('Headers and cookies are not passed on to yt-dlp.')
  try {
    return await inPrivateFolder(job, async (folder) => {
      const made = await ytDlp({
        ...{ url: url.href, kind: media.kind, settings, folder, signal, speedLimit },
        tool: (pid, running) => job.tool(pid, running),
        report: counted(job),
        log: (line) => job.log(line),
      })
      if (made === null) return null
      return await deliver(job, made.path, `${media.title ?? made.title}${extname(made.path)}`)
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
