import { create } from 'zustand'
import type { ResultOf } from '../../shared/methods.ts'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import type { Waiting } from '../../shared/waiting.ts'
import type { Bridge } from '../bridge/bridge.ts'
import { type Counts, Mirror } from './mirror.ts'
import { type Page, RecordSync } from './record-sync.ts'
import { removedIds } from './removal-notes.ts'

/** So many take the engine's process about 10 ms; it has more to do than to list. */
const PAGE_ROWS = 250
/** A gap in the patches while loading is followed by another load; not in a tight circle. */
const AGAIN_MS = 250

type Loading =
  | { readonly kind: 'loading'; readonly loaded: number; readonly total: number | null }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }

type Records = {
  readonly mirror: Mirror
  /** The mirror's, so that React sees what changed in place. */
  readonly version: number
  readonly shape: number
  readonly loading: Loading
  /** Asks for everything again. */
  readonly reload: () => void
}

export const useRecords = create<Records>()(() => ({
  mirror: new Mirror(),
  version: 0,
  shape: 0,
  loading: { kind: 'loading', loaded: 0, total: null },
  reload: () => {},
}))

/** One subscription per row: a patch to one record renders one row. */
export const useRecord = (id: RecordId): DownloadRecord | undefined =>
  useRecords(({ mirror }) => mirror.get(id))

export const useCount = (stage: keyof Counts): number => useRecords(({ mirror }) => mirror.counts[stage])

/** What the engine answered about why records wait. Of one that has gone on since, it says nothing new. */
export function takeWaiting(answers: ResultOf<'getWaiting'>): void {
  const { mirror } = useRecords.getState()
  const changed = answers.flatMap(({ id, waiting }) => {
    const record = mirror.get(id)
    if (record?.state !== 'Initializing' || sameWaiting(record.waiting, waiting)) return []
    return { ...record, waiting }
  })
  mirror.put(changed)
  if (changed.length > 0) useRecords.setState({ version: mirror.version, shape: mirror.shape })
}

const sameWaiting = (a: Waiting | null, b: Waiting | null): boolean =>
  a === b ||
  (a !== null && b !== null && a.reason === b.reason && a.until === b.until && a.position === b.position)

/** Keeps the mirror true to the engine until the returned function is called. */
export function followRecords(bridge: Bridge): () => void {
  const { mirror } = useRecords.getState()
  const sync = new RecordSync(mirror)
  let latestLoad = 0

  const publish = (loading?: Loading) => {
    const { version, shape } = mirror
    useRecords.setState(loading ? { version, shape, loading } : { version, shape })
  }

  const load = async () => {
    latestLoad += 1
    const thisLoad = latestLoad
    sync.begin()
    publish({ kind: 'loading', loaded: mirror.size, total: null })
    // Otherwise they would be seen for the moment until they are removed.
    const removed = removedIds(Date.now())
    let next: number | 'done' | 'missed' = 0
    while (typeof next === 'number') {
      const page: Page = await bridge.call('getAllDownloads', { offset: next, limit: PAGE_ROWS })
      if (thisLoad !== latestLoad) return
      next = sync.page(next, page)
      mirror.hide(page.records.flatMap(({ id }) => (removed.has(id) ? id : [])))
      publish({ kind: 'loading', loaded: mirror.size, total: page.total })
    }
    if (next === 'missed') setTimeout(reload, AGAIN_MS)
    else publish({ kind: 'ready' })
  }

  const reload = () => {
    load().catch((error: Error) => publish({ kind: 'failed', message: error.message }))
  }
  useRecords.setState({ reload })

  // Listen first, then ask: a change between the two is then seen twice, which `seq` makes
  // harmless, and never lost.
  const stopRecords = bridge.on('onRecords', (patch) => {
    if (sync.patch(patch) === 'missed') return reload()
    publish()
  })
  const stopConnection = bridge.onConnection((connection) => {
    if (connection === 'open') reload()
  })
  return () => {
    latestLoad += 1
    stopRecords()
    stopConnection()
  }
}
