import { say } from '../../shared/said.ts'
import { notSetUp } from '../../shared/source.ts'
import { defineSource, type Source, type Target } from './contract.ts'
import { encodedFields } from './encoded-fields.ts'
import { HifiSettings } from './hifi/settings.ts'

/** A track of a HiFi server its person names. Its target is the track's id, which is the one Tidal has for it. */
export const hifi: Source<HifiSettings> = defineSource({
  name: 'hifi',
  label: 'HiFi',
  policy: { concurrency: 1, delay: 0 },
  settings: HifiSettings,
  recognise({ protocol, hostname, pathname, href }) {
    if (!(/^https?:$/.test(protocol) && /(?:^|\.)tidal\.com$/.test(hostname))) return null
    const [, trackId] = /\/track\/(\d+)(?:\/|$)/.exec(pathname) ?? []
    return trackId === undefined ? null : track(trackId, href)
  },
  parse(filename) {
    const fields = encodedFields(filename, ['trackId', 'title'])
    return fields && track(fields.trackId, filename, fields.title)
  },
  async configured({ servers = [] }) {
    if (servers.length > 0) return { ready: true, detail: servers.map((url) => new URL(url).host).join(', ') }
    return notSetUp(say('no-hifi-server'), say('name-hifi-server'))
  },
  async download(job) {
    const { hifiDownload } = await import('./hifi/download.ts')
    return hifiDownload(job)
  },
})

function track(trackId: string, filename: string, title?: string): Target {
  const extra = { trackId, ...(title !== undefined && { title }) }
  return { targetId: trackId, displayName: title ?? `HiFi ${trackId}`, filename, extra }
}
