import { DownloadError } from '../../shared/failure.ts'
import { ytDlpSetup } from '../tools/yt-dlp.ts'
import { YtDlpSettings } from '../tools/yt-dlp-settings.ts'
import { defineSource, type Target } from './contract.ts'
import { encodedFields } from './encoded-fields.ts'
import { textOf } from './extra.ts'

/** A video of YouTube. Its target is the video's id. */
export const youtube = defineSource<YtDlpSettings>({
  name: 'youtube',
  label: 'YouTube',
  policy: { concurrency: 1, delay: 3 },
  settings: YtDlpSettings,
  recognise(url) {
    if (!isYouTube(url)) return null
    const videoId = videoIdOf(url)
    return videoId === null ? wholeList(url) : video(videoId, url.href, {})
  },
  parse(filename) {
    const fields = encodedFields(filename, ['videoId', 'title'])
    if (!fields) return null
    const { videoId, title } = fields
    return video(videoId, watchUrl(videoId), { title, filename })
  },
  configured: ytDlpSetup,
  async download(job) {
    const { ytDlpDownload } = await import('./yt-dlp-download.ts')
    const url = textOf(job.extra, 'url') ?? watchUrl(job.targetId)
    const parsed = URL.parse(url)
    if (parsed && isYouTube(parsed) && videoIdOf(parsed) === null) {
      throw new DownloadError(
        'unsupported',
        'Playlists and channels cannot be downloaded yet: add single videos.',
      )
    }
    return ytDlpDownload(job, { url, kind: 'video', title: textOf(job.extra, 'title') })
  },
})

const watchUrl = (videoId: string): string => `https://www.youtube.com/watch?v=${encodeURIComponent(videoId)}`

const isYouTube = ({ protocol, hostname }: URL): boolean =>
  /^https?:$/.test(protocol) &&
  /^(?:(?:www\.|m\.|music\.)?youtube\.com|(?:www\.)?youtube-nocookie\.com|youtu\.be)$/.test(hostname)

function videoIdOf(url: URL): string | null {
  const [first = '', second = ''] = url.pathname.split('/').slice(1)
  if (url.hostname === 'youtu.be') return first || null
  if (first === 'watch') return url.searchParams.get('v') || null
  return ['shorts', 'live', 'embed', 'v'].includes(first) ? second || null : null
}

function video(videoId: string, url: string, known: { title?: string; filename?: string }): Target {
  const { title, filename = url } = known
  const extra = { videoId, url, ...(title !== undefined && { title }) }
  return { targetId: videoId, displayName: title ?? `YouTube ${videoId}`, filename, extra }
}

/** Recognised all the same: as a file of the web it would be a page about videos. */
function wholeList({ href, pathname, searchParams }: URL): Target {
  const id = searchParams.get('list') ?? pathname
  return { targetId: id, displayName: `YouTube ${id}`, filename: href, extra: { url: href } }
}
