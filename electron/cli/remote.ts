import { resolve } from 'node:path'
import { bytes } from '../../shared/bytes.ts'
import type { HistoryEntry } from '../../shared/history.ts'
import type { LaneView } from '../../shared/lane.ts'
import { type DownloadRecord, RecordId } from '../../shared/record.ts'
import type { SpeedRule } from '../../shared/speed-schedule.ts'
import { type Client, connect } from './client.ts'
import { CommandError } from './exit-code.ts'
import { type LinkOptions, optionsFrom } from './link-options.ts'
import { columns, printable, stateInWords } from './words.ts'

/** Rows asked for at a time. */
const PAGE = 1_000
/** As much of an id as `list` shows. */
const SHORT = 8

const print = (text: string): void => void process.stdout.write(`${text}\n`)

export async function add(urls: string[], options: LinkOptions): Promise<void> {
  const client = await connect()
  const dir = options.dir === undefined ? {} : { dir: resolve(options.dir) }
  const ids = await client.call('add', { urls, ...optionsFrom(options), ...dir })
  for (const id of ids) print(id)
}

export async function list({ json, source }: { json?: boolean; source?: string }): Promise<void> {
  const records = await allRecords(await connect(), source)
  if (json) for (const record of records) print(JSON.stringify(record))
  else if (records.length === 0) print('There are no downloads.')
  else print(columns([['ID', 'SOURCE', 'DONE', 'SIZE', 'STATE', 'NAME'], ...records.map(row)]))
}

export async function history(search = '', { json }: { json?: boolean }): Promise<void> {
  const client = await connect()
  const line = json ? (entry: HistoryEntry) => JSON.stringify(entry) : historyLine
  let shown = 0
  let isMore = true
  while (isMore) {
    const { entries, total } = await client.call('getHistory', { search, offset: shown, limit: PAGE })
    for (const entry of entries) print(line(entry))
    shown += entries.length
    isMore = entries.length > 0 && shown < total
  }
  if (shown === 0 && !json) print('Nothing of that kind has been downloaded.')
}

const historyLine = ({ finishedAt, size, filePath }: HistoryEntry): string =>
  `${new Date(finishedAt).toISOString()}  ${bytes(size).padStart(7)}  ${printable(filePath)}`

export async function status(id: string): Promise<void> {
  const client = await connect()
  const record = await client.call('getDownloadStatus', { id: await fullId(client, id) })
  if (!record) throw new CommandError(`There is no download ${id}.`)
  print(JSON.stringify(record, null, 2))
}

type Change = 'cancelDownload' | 'pauseDownload' | 'resumeDownload' | 'retryDownload'

/** Does the same to each. Ends in failure if one of them was not changed. */
export async function change(
  ids: readonly string[],
  past: string,
  method: Change,
  extra: { readonly remove?: boolean },
): Promise<void> {
  const client = await connect()
  const unchanged: string[] = []
  for (const given of ids) {
    const id = await fullId(client, given)
    if (!(await client.call(method, { id, ...extra }))) unchanged.push(given)
  }
  if (unchanged.length === 0) return
  throw new CommandError(`As they stand, these cannot be ${past}: ${unchanged.join(', ')}.`)
}

export async function refresh(given: string, url: string): Promise<void> {
  const client = await connect()
  const id = await fullId(client, given)
  if (await client.call('refreshLink', { id, url })) return
  throw new CommandError(`As it stands, ${given} cannot be given a new link: pause it first.`)
}

type LaneOptions = {
  readonly host?: string
  readonly concurrency?: number
  readonly delay?: number
  readonly limit?: number
  readonly pause?: boolean
  readonly resume?: boolean
  readonly json?: boolean
}

export async function lanes(source: string | undefined, options: LaneOptions): Promise<void> {
  const { json, pause, resume, limit, ...settings } = options
  const client = await connect()
  const paused = pause || resume ? { paused: pause === true } : {}
  const speedLimit = limit === undefined ? {} : { speedLimit: limit }
  const shown =
    source === undefined
      ? await client.call('getLanes', {})
      : [await client.call('setLane', { source, ...settings, ...paused, ...speedLimit })]
  if (json) print(JSON.stringify(shown))
  else print(columns([['LANE', 'AT ONCE', 'DELAY', 'ACTIVE', 'WAITING', ''], ...shown.map(laneRow)]))
}

type PreferencesOptions = {
  readonly limit?: number
  /** False: none, by `--no-schedule`. */
  readonly schedule?: readonly SpeedRule[] | false
  readonly proxy?: string
  readonly proxyExcept?: string
  readonly userAgent?: string
  readonly referer?: string
}

export async function preferences(options: PreferencesOptions): Promise<void> {
  const { limit, schedule, proxyExcept, ...others } = options
  const client = await connect()
  const patch = {
    ...others,
    ...(proxyExcept !== undefined && { noProxy: proxyExcept }),
    ...(limit !== undefined && { speedLimit: limit }),
    ...(schedule !== undefined && { speedSchedule: [...(schedule || [])] }),
  }
  const isChange = Object.keys(patch).length > 0
  const now = isChange ? await client.call('setPreferences', patch) : await client.call('getPreferences', {})
  print(JSON.stringify(now, null, 2))
}

async function allRecords(client: Client, source?: string): Promise<DownloadRecord[]> {
  const all: DownloadRecord[] = []
  for (;;) {
    const query = { offset: all.length, limit: PAGE, ...(source !== undefined && { source }) }
    const { records, total } = await client.call('getAllDownloads', query)
    all.push(...records)
    if (records.length === 0 || all.length >= total) return all
  }
}

/** The one id that begins as given. */
async function fullId(client: Client, given: string): Promise<RecordId> {
  const { data: whole } = RecordId.safeParse(given)
  if (whole) return whole
  const records = await allRecords(client)
  const [match, ...others] = records.filter(({ id }) => id.startsWith(given.toLowerCase()))
  if (!match) throw new CommandError(`There is no download ${given}.`)
  if (others.length > 0) throw new CommandError(`Several downloads begin with ${given}; say more of the id.`)
  return match.id
}

function row(record: DownloadRecord): string[] {
  const size = record.size > 0 ? bytes(record.size) : ''
  const done = `${Math.floor(record.progress)} %`
  const state = printable(stateInWords(record))
  return [record.id.slice(0, SHORT), record.source, done, size, state, printable(record.displayName)]
}

function laneRow(lane: LaneView): string[] {
  const limit = lane.speedLimit > 0 && `at most ${bytes(lane.speedLimit)}/s`
  const state = [lane.paused ? 'paused' : lane.coolDownReason, limit].filter(Boolean).join(', ')
  const counts = [lane.concurrency, `${lane.delay} s`, lane.active, lane.queued + lane.retrying]
  return [lane.label, ...counts.map(String), state]
}
