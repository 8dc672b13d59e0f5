import { DownloadError } from '../../../shared/failure.ts'
import { encrypted } from './encrypted.ts'

/** Of four hours in pieces of a second. */
const MOST_SEGMENTS = 20_000

type Attributes = ReadonlyMap<string, string>

/**
 * The addresses of a DASH manifest's best representation (ISO 23009-1), its beginning first. Only what music
 * needs: one period, and segments by template and timeline. Throws a DownloadError.
 */
export function dashSegments(mpd: string, base: string): string[] {
  if (/<ContentProtection\b/.test(mpd)) throw encrypted()
  const [, root] = /<BaseURL>([^<]*)<\/BaseURL>/.exec(mpd) ?? []
  const from = root === undefined ? base : new URL(decoded(root.trim()), base).href
  const best = tags(mpd, 'Representation').toSorted(
    (a, b) => numberIn(b, 'bandwidth') - numberIn(a, 'bandwidth'),
  )[0]
  const template = tags(mpd, 'SegmentTemplate')[0]
  const media = template?.get('media')
  if (!(best && template && media)) {
    // All in one file.
    if (best && root !== undefined) return [from]
    throw new DownloadError('unsupported', 'The track comes in pieces of a kind not known here.')
  }
  const first = numberIn(template, 'startNumber', 1)
  const names = timesOf(mpd).map((time, index) => filledIn(media, best, { number: first + index, time }))
  const initialization = template.get('initialization')
  if (initialization !== undefined) names.unshift(filledIn(initialization, best, { number: 0, time: 0 }))
  return names.map((name) => new URL(name, from).href)
}

/** When each segment begins, in the manifest's own unit. */
function timesOf(mpd: string): number[] {
  const times: number[] = []
  let time = 0
  for (const entry of tags(mpd, 'S')) {
    time = numberIn(entry, 't', time)
    const repeats = numberIn(entry, 'r')
    if (repeats < 0 || times.length + repeats >= MOST_SEGMENTS) {
      throw new DownloadError('unsupported', 'The track comes in more pieces than can be counted.')
    }
    for (let n = 0; n <= repeats; n++) {
      times.push(time)
      time += numberIn(entry, 'd')
    }
  }
  if (times.length === 0) throw new DownloadError('server', "The track's manifest names no pieces.")
  return times
}

function filledIn(
  template: string,
  of: Attributes,
  at: { readonly number: number; readonly time: number },
): string {
  const values: Readonly<Record<string, string | number | undefined>> = {
    RepresentationID: of.get('id'),
    Bandwidth: of.get('bandwidth'),
    Number: at.number,
    Time: at.time,
  }
  return template.replace(/\$(\w*)(?:%0(\d{1,2})d)?\$/g, (_, name: string, width?: string) => {
    // Two dollars are one.
    return name === '' ? '$' : `${values[name] ?? ''}`.padStart(Number(width ?? 0), '0')
  })
}

const tags = (xml: string, name: string): Attributes[] =>
  [...xml.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'g'))].map(
    ([, inner = '']) =>
      new Map(
        [...inner.matchAll(/([\w:]+)\s*=\s*"([^"]*)"/g)].map(([, key = '', value = '']) => [
          key,
          decoded(value),
        ]),
      ),
  )

function numberIn(attributes: Attributes, name: string, otherwise = 0): number {
  const value = Number(attributes.get(name) ?? otherwise)
  return Number.isFinite(value) ? value : otherwise
}

const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
