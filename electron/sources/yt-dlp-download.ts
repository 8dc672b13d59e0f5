import { extname } from 'node:path'
import { FoundList, type MadeFile, ytDlp } from '../tools/yt-dlp.ts'
import type { MediaKind, YtDlpSettings } from '../tools/yt-dlp-settings.ts'
import { toDownloadError } from '../transfer/failures.ts'
import { webAddress } from '../transfer/follow.ts'
import type { Job, Listing, Source } from './contract.ts'
import { deliver } from './deliver.ts'
import { deliverBeside } from './files-beside.ts'
import { notPassedOn } from './not-passed-on.ts'
import { inPrivateFolder } from './private-folder.ts'
import { counted, toolLimit } from './tool-limits.ts'
import { ytDlpListing } from './yt-dlp-listing.ts'

/** What a source asks of yt-dlp. */
export type Media = {
  readonly url: string
  /** Unless a person chose. */
  readonly kind: MediaKind
  /** For the file's name; null: what yt-dlp finds. */
  readonly title: string | null
  /** Whether it looks like a list. What does not is one all the same if yt-dlp says so. */
  readonly isList: boolean
  /** The source's own: what an entry of a list is to it. */
  readonly recognise: Source['recognise']
}

/** Fetches media with yt-dlp and returns the file's path, or null when there is none; of a list, what it holds. */
export async function ytDlpDownload(job: Job<YtDlpSettings>, media: Media): Promise<string | Listing | null> {
  const { dir, signal } = job
  const url = webAddress(media.url)
  notPassedOn(job, 'yt-dlp', ['headers', 'cookiesFile', 'username'])
  try {
    return await inPrivateFolder(job, async (folder) => {
      const list = { url: url.href, folder, recognise: media.recognise }
      const listing = media.isList ? await ytDlpListing(job, list) : null
      if (listing !== null) return listing
      const made = await fetched(job, { ...media, url: url.href }, folder)
      if (made === 'list') return await ytDlpListing(job, list)
      if (made === null) return null
      const path = await deliver(job, made.path, `${media.title ?? made.title}${extname(made.path)}`)
      await deliverBeside(job, path, { folder, kinds: job.settings.filesBeside ?? [] })
      return path
    })
  } catch (error) {
    throw signal.aborted ? error : toDownloadError(error, { host: url.host, dir })
  }
}

async function fetched(
  job: Job<YtDlpSettings>,
  { url, kind }: Media,
  folder: string,
): Promise<MadeFile | 'list' | null> {
  try {
    return await ytDlp({
      ...{ url, kind, settings: job.settings, folder, signal: job.signal, speedLimit: toolLimit(job) },
      proxy: job.proxy,
      tool: (pid, running) => job.tool(pid, running),
      report: counted(job),
      log: (line) => job.log(line),
    })
  } catch (error) {
    if (error instanceof FoundList) return 'list'
    throw error
  }
}
