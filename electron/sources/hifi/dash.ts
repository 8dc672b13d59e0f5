import { DownloadError } from '../../../shared/failure.ts'
import { encrypted } from './encrypted.ts'

/** Of four hours in pieces of a second. */
const MOST_SEGMENTS = 20_000

type Attributes = ReadonlyMap<string, string>
type Representation = { readonly attributes: Attributes; readonly body: string }

/**
 * The addresses of a DASH manifest's best representation (ISO 23009-1), its beginning first. Only what music
 * needs: one period with one set, and segments by template and timeline. Throws a DownloadError.
 */
export function dashSegments(mpd: string, base: string): string[] {
  if (/<ContentProtection\b/.test(mpd)) throw encrypted()
  if (tags(mpd, 'Period').length > 1 || tags(mpd, 'AdaptationSet').length > 1) throw notKnown()
  const best = representations(mpd).toSorted((a, b) => bandwidthOf(b) - bandwidthOf(a))[0]
  if (!best) throw notKnown()
  // What stands in the representation goes before what all of them share.
  const shared = mpd.replace(element, '')
  const from = [shared, best.body].reduce((outer, part) => baseIn(part, outer), base)
  const scope = tags(best.body, 'SegmentTemplate').length > 0 ? best.body : shared
  const template = tags(scope, 'SegmentTemplate')[0]
  const media = template?.get('media')
  if (!(template && media)) {
    // All in one file.
    if (from !== base) return [from]
    throw notKnown()
  }
  const first = numberIn(template, 'startNumber', 1)
  const of = best.attributes
  const names = timesOf(scope).map((time, index) => filledIn(media, of, { number: first + index, time }))
  const initialization = template.get('initialization')
  if (initialization !== undefined) names.unshift(filledIn(initialization, of, { number: 0, time: 0 }))
  return names.map((name) => addressOf(name, from))
}

const notKnown = (): DownloadError =>
  new DownloadError('unsupported', 'The track comes in pieces of a kind not known here.')

const element = /<Representation\b([^>]*?)(?:\/>|>(.*?)<\/Representation>)/gs

const representations = (mpd: string): Representation[] =>
  [...mpd.matchAll(element)].map(([, inner = '', body = '']) => ({ attributes: attributesIn(inner), body }))

const bandwidthOf = ({ attributes }: Representation): number => numberIn(attributes, 'bandwidth')

function baseIn(xml: string, outer: string): string {
  const [, root] = /<BaseURL\b[^>]*>([^<]*)<\/BaseURL>/.exec(xml) ?? []
  return root === undefined ? outer : addressOf(decoded(root.trim()), outer)
}

function addressOf(name: string, base: string): string {
  const url = URL.parse(name, base)
  if (url) return url.href
  throw new DownloadError('server', "The track's manifest names what is no address.")
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
  [...xml.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'g'))].map(([, inner = '']) => attributesIn(inner))

const attributesIn = (text: string): Attributes =>
  new Map(
    [...text.matchAll(/([\w:]+)\s*=\s*(["'])(.*?)\2/gs)].map(([, key = '', , value = '']) => [
      key,
      decoded(value),
    ]),
  )

function numberIn(attributes: Attributes, name: string, otherwise = 0): number {
  const value = Number(attributes.get(name) ?? otherwise)
  return Number.isFinite(value) ? value : otherwise
}

const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
