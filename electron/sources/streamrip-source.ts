import { StreamripSettings, streamripSetup } from '../tools/streamrip.ts'
import type { Service } from '../tools/streamrip-account.ts'
import { defineSource, type Job, type Listing, type Source, type Target } from './contract.ts'
import { encodedFields } from './encoded-fields.ts'

/** What sets one service that streamrip serves apart from the others. */
export type Shop = Pick<Source, 'label' | 'aliases' | 'username' | 'processName' | 'policy'> & {
  readonly name: Service
  readonly hosts: RegExp
  trackUrl(trackId: string): string
  /** What a list holds, where the service tells anybody. Null: it is no list, or it does not. */
  list?(
    job: Job<StreamripSettings>,
    track: (trackId: string, title: string) => Target,
  ): Promise<Listing | null>
}

/** What stands where a track's id does when a link is of many tracks. */
const lists = /^(?:album|playlist|artist|mix|label|interpreter)$/

/** A source for the tracks of one service. Its target is the track's id. */
export function streamripSource({ hosts, trackUrl, list, ...shop }: Shop): Source<StreamripSettings> {
  const track = (trackId: string, title?: string, filename = trackUrl(trackId)): Target => {
    const extra = { trackId, url: trackUrl(trackId), ...(title !== undefined && { title }) }
    return { targetId: trackId, displayName: title ?? `${shop.label} ${trackId}`, filename, extra }
  }
  return defineSource<StreamripSettings>({
    ...shop,
    settings: StreamripSettings,
    recognise(url) {
      if (!(/^https?:$/.test(url.protocol) && hosts.test(url.hostname))) return null
      const parts = url.pathname.split('/').filter((part) => part !== '')
      const trackId = parts[parts.lastIndexOf('track') + 1]
      if (parts.includes('track') && trackId !== undefined) return track(trackId, undefined, url.href)
      return parts.some((part) => lists.test(part)) ? wholeList(shop.label, url) : null
    },
    parse(filename) {
      const fields = encodedFields(filename, ['trackId', 'title'])
      return fields && track(fields.trackId, fields.title, filename)
    },
    configured: (settings) => streamripSetup(shop.name, settings),
    async download(job) {
      const listing = await list?.(job, track)
      if (listing) return listing
      const { streamripDownload } = await import('./streamrip-download.ts')
      return streamripDownload(job, { service: shop.name, trackUrl })
    },
  })
}

/** Recognised all the same: as a file of the web it would be a page about music. */
function wholeList(label: string, { href, pathname }: URL): Target {
  return { targetId: pathname, displayName: `${label} ${pathname}`, filename: href, extra: { url: href } }
}
