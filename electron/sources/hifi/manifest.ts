import { z } from 'zod'
import { DownloadError } from '../../../shared/failure.ts'
import type { Playback } from './api.ts'
import { dashSegments } from './dash.ts'
import { encrypted } from './encrypted.ts'

/** A track's media: its pieces in order, which put together are one file. */
export type Media = { readonly urls: readonly string[]; readonly extension: string }

const Direct = z.object({
  mimeType: z.string(),
  encryptionType: z.string().default('NONE'),
  urls: z.array(z.string()).min(1),
})

const extensions: readonly (readonly [mime: RegExp, extension: string])[] = [
  [/flac/, '.flac'],
  [/mpeg|mp3/, '.mp3'],
]

/** Reads where a track's media is. Sluice opens no locks: what is encrypted is refused. Throws a DownloadError. */
export function mediaOf({ manifest, manifestMimeType, assetPresentation }: Playback, base: string): Media {
  if (assetPresentation === 'PREVIEW') {
    throw new DownloadError('unavailable', 'The server has only a preview of this track.')
  }
  const text = Buffer.from(manifest, 'base64').toString('utf8')
  if (manifestMimeType === 'application/dash+xml') {
    return { urls: checked(dashSegments(text, base), base), extension: '.m4a' }
  }
  if (manifestMimeType !== 'application/vnd.tidal.bts') {
    throw new DownloadError('unsupported', `The track comes in a way not known here (${manifestMimeType}).`)
  }
  const { mimeType, encryptionType, urls } = direct(text)
  if (encryptionType !== 'NONE') throw encrypted()
  const [, extension] = extensions.find(([mime]) => mime.test(mimeType)) ?? []
  return { urls: checked(urls, base), extension: extension ?? '.m4a' }
}

function direct(text: string): z.infer<typeof Direct> {
  try {
    return Direct.parse(JSON.parse(text))
  } catch (cause) {
    throw new DownloadError('server', "The track's manifest cannot be read.", { cause })
  }
}

function checked(urls: readonly string[], base: string): string[] {
  return urls.map((text) => {
    const url = URL.parse(text, base)
    if (url && /^https?:$/.test(url.protocol)) return url.href
    throw new DownloadError('server', "The track's manifest names what is no address on the web.")
  })
}
