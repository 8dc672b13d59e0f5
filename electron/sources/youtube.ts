import { YtDlpSettings } from '../tools/yt-dlp-settings.ts'
import { ytDlpSetup } from '../tools/yt-dlp-setup.ts'
import { defineSource, type Target } from './contract.ts'
import { encodedFields } from './encoded-fields.ts'
import { textOf } from './extra.ts'

/** A video of YouTube, or a list of them. Its target is the video's id, or the list's. */
export const youtube = defineSource<YtDlpSettings>({
  name: 'youtube',
  label: 'YouTube',
  policy: { concurrency: 1, delay: 3 },
  settings: YtDlpSettings,
  recognise,
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
    const isList = parsed !== null && isYouTube(parsed) && videoIdOf(parsed) === null
    return ytDlpDownload(job, { url, kind: 'video', title: textOf(job.extra, 'title'), isList, recognise })
  },
})

function recognise(url: URL): Target | null {
  if (!isYouTube(url)) return null
  const videoId = videoIdOf(url)
  return videoId === null ? wholeList(url) : video(videoId, url.href, {})
}

const watchUrl = (videoId: string): string => `https://www.youtube.com/watch?v=${encodeURIComponent(videoId)}`

const isYouTube = ({ protocol, hostname }: URL): boolean =>
  /^https?:$/.test(protocol) &&
  /^(?:(?:www\.|m\.|music\.)?youtube\.com|(?:www\.)?youtube-nocookie\.com|youtu\.be)$/.test(hostname)

/** What a video's id follows. */
const pages: ReadonlySet<string> = new Set(['shorts', 'live', 'embed', 'v', 'e'])
/** What stands in its place on a player of a list, or of whatever a channel shows live. */
const players: ReadonlySet<string> = new Set(['videoseries', 'live_stream'])

function videoIdOf(url: URL): string | null {
  const [first = '', second = ''] = url.pathname.split('/').slice(1)
  if (url.hostname === 'youtu.be') return first || null
  if (first === 'watch') return url.searchParams.get('v') || null
  return pages.has(first) && !players.has(second) ? second || null : null
}

function video(videoId: string, url: string, known: { title?: string; filename?: string }): Target {
  const { title, filename = url } = known
  const extra = { videoId, url, ...(title !== undefined && { title }) }
  return { targetId: videoId, displayName: title ?? `YouTube ${videoId}`, filename, extra }
}

/** A playlist, a channel, one of its tabs: read, and made a download of each, when its turn has come. */
function wholeList({ href, pathname, searchParams }: URL): Target {
  const id = searchParams.get('list')
  const targetId = id ?? pathname.replace(/\/+$/, '')
  const displayName = `YouTube ${id === null ? targetId.slice(1) : `playlist ${id}`}`
  return { targetId: targetId || '/', displayName, filename: href, extra: { url: href } }
}
