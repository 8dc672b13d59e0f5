import { YtDlpSettings } from '../tools/yt-dlp-settings.ts'
import { ytDlpSetup } from '../tools/yt-dlp-setup.ts'
import { defineSource, type Target } from './contract.ts'
import { encodedFields } from './encoded-fields.ts'
import { textOf } from './extra.ts'

/** A track of SoundCloud, or a list of them. Its target is the track's id, or the path of a link nobody has looked up yet. */
export const soundcloud = defineSource<YtDlpSettings>({
  name: 'soundcloud',
  label: 'SoundCloud',
  policy: { concurrency: 1, delay: 0 },
  settings: YtDlpSettings,
  recognise,
  parse(filename) {
    const fields = encodedFields(filename, ['trackId', 'permalinkUrl', 'title'])
    return fields && { targetId: fields.trackId, displayName: fields.title, filename, extra: fields }
  },
  configured: ytDlpSetup,
  async download(job) {
    const { ytDlpDownload } = await import('./yt-dlp-download.ts')
    const url = textOf(job.extra, 'permalinkUrl') ?? textOf(job.extra, 'url') ?? trackUrl(job.targetId)
    const parsed = URL.parse(url)
    const path = parsed && pathIn(parsed)
    // Where a short link leads nobody knows yet.
    const isList = path !== null && parsed?.hostname !== 'on.soundcloud.com' && lists.test(path)
    return ytDlpDownload(job, { url, kind: 'audio', title: textOf(job.extra, 'title'), isList, recognise })
  },
})

const trackUrl = (trackId: string): string =>
  `https://api.soundcloud.com/tracks/${encodeURIComponent(trackId)}`

const isHttp = ({ protocol }: URL): boolean => /^https?:$/.test(protocol)

/** Of a page: null when it is none of SoundCloud's. */
function pathIn(url: URL): string | null {
  if (!(isHttp(url) && /^(?:(?:www|m|on)\.)?soundcloud\.com$/.test(url.hostname))) return null
  return url.pathname.replace(/^\/+|\/+$/g, '') || null
}

/** A person's page and its tabs, sets and stations. A track's path is its person's and its own name. */
const lists =
  /^(?:[^/]+|[^/]+\/(?:tracks|albums|sets|reposts|likes|popular-tracks)|.+\/sets\/.+|stations\/.+)$/

function recognise(url: URL): Target | null {
  const { href, hostname, pathname } = url
  // What lists name in place of a page.
  const [, trackId] = (hostname === 'api.soundcloud.com' && /^\/tracks\/(\d+)$/.exec(pathname)) || []
  if (trackId !== undefined && isHttp(url)) {
    return {
      targetId: trackId,
      displayName: `SoundCloud ${trackId}`,
      filename: href,
      extra: { trackId, permalinkUrl: href },
    }
  }
  const path = pathIn(url)
  if (path === null) return null
  return {
    targetId: path,
    displayName: `SoundCloud ${path}`,
    filename: href,
    extra: { permalinkUrl: href },
  }
}
