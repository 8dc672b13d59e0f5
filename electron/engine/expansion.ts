import type { Clock } from '../../shared/clock.ts'
import type { Expanded, Listing, Target } from '../../shared/listing.ts'
import type { DownloadOptions } from '../../shared/options.ts'
import type { RecordId } from '../../shared/record.ts'
import type { SavedDownload } from '../../shared/saved.ts'
import { findSource, newDownload } from './intake.ts'
import { knownAs } from './link-matches.ts'
import type { Repository, SourceCatalog, SourceInfo } from './ports.ts'
import type { Records } from './records.ts'
import type { Saver } from './saver.ts'

export type ExpansionParts = {
  readonly records: Records
  readonly repository: Pick<Repository, 'statesOf' | 'placeBehind'>
  readonly saver: Pick<Saver, 'catchUp'>
  readonly catalog: SourceCatalog
  readonly clock: Clock
  readonly log: (id: RecordId, text: string) => void
  readonly enqueue: (id: RecordId) => void
}

/**
 * What makes a download of each entry of a list, right behind it and as it was asked for, and has the list end.
 * All in one turn, which is one transaction: after a crash there is the list still to be read, or all of this.
 */
export const expander = (parts: ExpansionParts) => (id: RecordId, listing: Listing) =>
  expand(parts, id, listing)

function expand(parts: ExpansionParts, id: RecordId, listing: Listing): void {
  const { records, catalog, clock, log, enqueue } = parts
  const list = records.getDownload(id)
  if (list?.record.state !== 'InProgress, Downloading') return
  // What is known is asked of the repository, and what is not in it yet would be taken twice.
  parts.saver.catchUp()
  const source = findSource(catalog, list.record.source)
  const fresh = unknownOf(parts, source, listing.entries)
  const places = placesBehind(parts, list.record.order, fresh.length)
  for (const [index, target] of fresh.entries()) {
    const entry = entryOf(list, { source, target }, places(index), clock.now())
    records.add(entry)
    enqueue(entry.record.id)
  }
  const { title, unavailable, problem } = listing
  const expanded = { added: fresh.length, known: listing.entries.length - fresh.length, unavailable, problem }
  records.send(id, { type: 'expand', title, expanded, now: clock.now() })
  log(id, inWords(expanded))
}

/** Less what is in the queue or downloaded already, and what the list names twice. */
function unknownOf(
  { repository }: ExpansionParts,
  { name }: SourceInfo,
  entries: readonly Target[],
): readonly Target[] {
  const seen = new Set<string>()
  return entries.filter(({ targetId }) => {
    const isNew = !seen.has(targetId) && knownAs(repository.statesOf(name, targetId)) === null
    seen.add(targetId)
    return isNew
  })
}

/** Places for `count` downloads between this one and the next; behind all, where numbers have no room between. */
function placesBehind(
  { records, repository }: ExpansionParts,
  order: number,
  count: number,
): (index: number) => number {
  const next = repository.placeBehind(order)
  const step = next === null ? 1 : (next - order) / (count + 1)
  const isTight = order + step <= order || (next !== null && next - step >= next)
  const last = records.nextOrder()
  return next === null || isTight ? (index) => last + index : (index) => order + step * (index + 1)
}

function entryOf(
  { record: list, options }: SavedDownload,
  choice: { readonly source: SourceInfo; readonly target: Target },
  order: number,
  now: number,
): SavedDownload {
  const { source } = choice
  // Only a name that somebody asked for goes on to the entries; the source's own they have anyway.
  const username = list.username === (source.username ?? source.name) ? undefined : list.username
  const download = newDownload({ choices: [choice], options: ofEach(options), username }, order, now)
  const partOf = { id: list.id, depth: (list.partOf?.depth ?? 0) + 1 }
  return { ...download, record: { ...download.record, partOf, priority: list.priority } }
}

/** A name and a checksum are one file's. */
function ofEach({
  filename: _filename,
  title: _title,
  checksum: _checksum,
  checksumFile: _checksumFile,
  ...options
}: DownloadOptions): DownloadOptions {
  return options
}

function inWords({ added, known, unavailable, problem }: Expanded): string {
  const parts = [
    `${added} added`,
    ...(known > 0 ? [`${known} in the queue or downloaded already`] : []),
    ...(unavailable > 0 ? [`${unavailable} not available`] : []),
  ]
  return `A list: ${parts.join(', ')}.${problem === null ? '' : ` ${problem}`}`
}
