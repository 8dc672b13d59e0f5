import { type Connections, LONGEST_VALUE, MOST_SEGMENTS, type Segment } from '../../shared/connections.ts'
import { type ByteRange, merged } from './ranges.ts'
import { headerText } from './response-name.ts'

/** Named one by one: what is not here (`Set-Cookie`, a challenge, whatever a server makes up) is shown to nobody. */
const shown = [
  'Content-Type',
  'Content-Length',
  'Content-Range',
  'Content-Encoding',
  'Content-Disposition',
  'Accept-Ranges',
  'ETag',
  'Last-Modified',
  'Server',
] as const

type Answered = {
  readonly url: URL
  readonly status: number
  /** `name` in lower case. */
  header(name: string): string | undefined
}

type Progress = {
  readonly size: number | null
  readonly done: readonly ByteRange[]
  readonly active: readonly ByteRange[]
}

/** What a person is told of a transfer's connections. */
export function connectionsOf(answer: Answered, { size, done, active }: Progress): Connections {
  return {
    url: withoutKeys(answer.url),
    status: answer.status,
    headers: shown.flatMap((name) => {
      const value = answer.header(name.toLowerCase())
      return value === undefined ? [] : [{ name, value: printable(value) }]
    }),
    size,
    done: largest(merged(done)).map(segment),
    active: inOrder(active).slice(0, MOST_SEGMENTS).map(segment),
  }
}

/** A signed address is as good as a password, and its signature is in its query. */
const withoutKeys = ({ origin, pathname, search }: URL): string =>
  `${origin}${pathname}`.slice(0, 8_000) + (search === '' ? '' : '?…')

const printable = (value: string): string => {
  const text = headerText(value)
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text
}

const segment = ({ start, end }: ByteRange): Segment => ({ start, end: Number.isFinite(end) ? end : null })

const largest = (ranges: readonly ByteRange[]): ByteRange[] =>
  ranges
    .toSorted((a, b) => b.end - b.start - (a.end - a.start))
    .slice(0, MOST_SEGMENTS)
    .sort(byStart)

/** Neighbours stay two: each has a connection of its own. */
const inOrder = (ranges: readonly ByteRange[]): ByteRange[] =>
  ranges.filter(({ start, end }) => start < end).sort(byStart)

const byStart = (a: ByteRange, b: ByteRange): number => a.start - b.start
