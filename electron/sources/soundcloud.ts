import { ytDlpSetup } from '../tools/yt-dlp.ts'
import { YtDlpSettings } from '../tools/yt-dlp-settings.ts'
import { defineSource } from './contract.ts'
import { encodedFields } from './encoded-fields.ts'
import { textOf } from './extra.ts'

/** A track of SoundCloud. Its target is the track's id, or the path of a link nobody has looked up yet. */
export const soundcloud = defineSource<YtDlpSettings>({
  name: 'soundcloud',
  label: 'SoundCloud',
  policy: { concurrency: 1, delay: 0 },
  settings: YtDlpSettings,
  recognise({ protocol, hostname, pathname, href }) {
    if (!(/^https?:$/.test(protocol) && /^(?:(?:www|m|on)\.)?soundcloud\.com$/.test(hostname))) return null
    const path = pathname.replace(/^\/+|\/+$/g, '')
    if (path === '') return null
    return {
      targetId: path,
      displayName: `SoundCloud ${path}`,
      filename: href,
      extra: { permalinkUrl: href },
    }
  },
  parse(filename) {
    const fields = encodedFields(filename, ['trackId', 'permalinkUrl', 'title'])
    return fields && { targetId: fields.trackId, displayName: fields.title, filename, extra: fields }
  },
  configured: ytDlpSetup,
  async download(job) {
    const { ytDlpDownload } = await import('./yt-dlp-download.ts')
    const url = textOf(job.extra, 'permalinkUrl') ?? textOf(job.extra, 'url') ?? trackUrl(job.targetId)
    return ytDlpDownload(job, { url, kind: 'audio', title: textOf(job.extra, 'title') })
  },
})

const trackUrl = (trackId: string): string =>
  `https://api.soundcloud.com/tracks/${encodeURIComponent(trackId)}`
