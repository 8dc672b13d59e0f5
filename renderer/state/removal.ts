import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import type { Bridge } from '../bridge/bridge.ts'
import { texts } from '../texts.ts'
import type { Ask } from './engine.tsx'
import { inTurns } from './in-turns.ts'
import { tell, UNDO_MS } from './notices.ts'
import { useRecords } from './records.ts'
import { forgetRemoval, isDue, isNoted, notedRemovals, noteRemoval, type Removal } from './removal-notes.ts'

type ForEach = typeof inTurns

/** What this window has hidden and may still bring back, by the key of its note. */
const pending = new Map<string, { readonly removal: Removal; remove(forEach?: ForEach): void }>()
/** Keys of what the engine is being asked for. */
const asking = new Set<string>()
let isConnected = true

/** A note is its own window's as long as that lives; another gives it this long to act first, in ms. */
const OTHERS_FIRST_MS = 1_000

/**
 * Removes rows. The engine cannot take that back, so for a few seconds it is not asked: rows are only
 * hidden, and what waits is held so that it does not start meanwhile. What runs is stopped at once, since
 * its unfinished file goes with it, and that is said.
 */
export async function removeRecords(ask: Ask, records: readonly DownloadRecord[]): Promise<void> {
  const running = records.filter(({ state }) => state === 'InProgress, Downloading')
  const others = records.filter(({ state }) => state !== 'InProgress, Downloading')
  const stopping = stop(ask, running)
  if (others.length === 0) {
    if (running.length > 0) tellFor(texts.removal.stopped({ n: running.length }))
    return stopping
  }
  const words = [
    texts.removal.removed({ n: others.length }),
    running.length > 0 && texts.removal.stoppedToo({ n: running.length }),
  ]
  const waiting = others.filter(({ state }) => state === 'Initializing')
  await removeLater(ask, { ids: idsOf(others) }, words.filter(Boolean).join(' '), idsOf(waiting))
  await stopping
}

/** Removes the rows of all that has completed, in the same way; what completes meanwhile stays. */
export function clearCompleted(ask: Ask): void {
  const { mirror } = useRecords.getState()
  const ids = mirror.passing(({ state }) => state === 'Completed, Succeeded')
  if (ids.length === 0) return
  const finishedBy = ids.reduce((latest, id) => Math.max(latest, mirror.get(id)?.finishedAt ?? 0), 0)
  void removeLater(ask, { ids, finishedBy }, texts.removal.removed({ n: ids.length }))
}

const idsOf = (records: readonly DownloadRecord[]): RecordId[] => records.map(({ id }) => id)

async function stop(ask: Ask, running: readonly DownloadRecord[]): Promise<void> {
  if (running.length === 0) return
  const removal = { ids: idsOf(running) }
  await carryOut(ask, noteRemoval(removal, Date.now()), removal)
}

/** Hides rows, and asks for their removal unless they are brought back. Resolves when what waits is held. */
async function removeLater(
  ask: Ask,
  removal: Removal,
  message: string,
  waiting: readonly RecordId[] = [],
): Promise<void> {
  const key = noteRemoval(removal, Date.now() + UNDO_MS)
  changeMirror('hide', removal.ids)
  const remove = (forEach?: ForEach) => {
    end()
    void carryOut(ask, key, removal, forEach)
  }
  const bringBack = () => {
    end()
    forgetRemoval(key)
    changeMirror('show', removal.ids)
    void holding.then((held) => inTurns(held, (id) => ask('resumeDownload', { id })))
  }
  const end = () => {
    clearTimeout(timer)
    pending.delete(key)
    dismiss()
  }
  const action = { label: texts.removal.undo, perform: bringBack }
  const dismiss = tell({ kind: 'news', message, action })
  const timer = setTimeout(remove, UNDO_MS)
  pending.set(key, { removal, remove })
  const holding = hold(ask, key, waiting)
  await holding
}

/** Returns those that waited and are held now. */
async function hold(ask: Ask, key: string, waiting: readonly RecordId[]): Promise<RecordId[]> {
  const held: RecordId[] = []
  await inTurns(waiting, async (id) => {
    if (pending.has(key) && (await ask('pauseDownload', { id }))) held.push(id)
  })
  return held
}

/** Asks the engine. Its answer settles it: what it refuses is still there, and so is its row. */
async function carryOut(
  ask: Ask,
  key: string,
  { ids, finishedBy }: Removal,
  forEach: ForEach = inTurns,
): Promise<void> {
  const isKept = isNoted(key)
  let isLost = false
  const questions =
    finishedBy === undefined
      ? ids.map((id) => ({ about: [id], put: () => ask('cancelDownload', { id, remove: true }) }))
      : [{ about: ids, put: () => ask('clearAllCompletedDownloads', { finishedBy }) }]
  asking.add(key)
  await forEach<(typeof questions)[number]>(questions, async ({ about, put }) => {
    if ((await put()) !== undefined) return
    // Not refused, but lost on the way: the note has it asked again.
    if (isKept && !isConnected) isLost = true
    else changeMirror('show', about)
  })
  asking.delete(key)
  if (!isLost) forgetRemoval(key)
}

/**
 * Asks at once for what a person could still have brought back. For when the window goes: it may not arrive any
 * more, so that the next window finds it noted as due.
 */
export function finishRemovals(): void {
  const now = Date.now()
  for (const [key, { removal }] of pending) noteRemoval(removal, now, key)
  for (const { remove } of [...pending.values()]) remove(allAtOnce)
}

/** A window that goes has no other turn. */
const allAtOnce: ForEach = async (all, each) => void (await Promise.all(all.map(each)))

/** Carries out what is noted and due, whenever the records are known anew, until the returned function is called. */
export function followRemovals(bridge: Bridge, ask: Ask): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(timer)
    const next = isConnected ? carryOutNoted(ask, Date.now()) : null
    if (next !== null) timer = setTimeout(look, next - Date.now() + OTHERS_FIRST_MS)
  }
  const stopConnection = bridge.onConnection((connection) => {
    isConnected = connection === 'open'
  })
  const stopRecords = useRecords.subscribe(({ loading }, before) => {
    if (loading.kind === 'ready' && before.loading.kind !== 'ready') look()
  })
  return () => {
    clearTimeout(timer)
    stopConnection()
    stopRecords()
  }
}

/** Returns when the next is due that is not this window's own; null if there is none. */
function carryOutNoted(ask: Ask, now: number): number | null {
  const { mirror } = useRecords.getState()
  let next: number | null = null
  for (const [key, note] of notedRemovals()) {
    if (pending.has(key) || asking.has(key)) continue
    if (!isDue(note, now)) {
      next = Math.min(next ?? note.due, note.due)
      continue
    }
    const ids = note.ids.filter((id) => mirror.get(id))
    if (ids.length === 0) {
      forgetRemoval(key)
      continue
    }
    changeMirror('hide', ids)
    void carryOut(ask, key, { ids, finishedBy: note.finishedBy })
  }
  return next
}

function tellFor(message: string): void {
  const dismiss = tell({ kind: 'news', message })
  setTimeout(dismiss, UNDO_MS)
}

function changeMirror(how: 'hide' | 'show', ids: readonly RecordId[]): void {
  const { mirror } = useRecords.getState()
  mirror[how](ids)
  useRecords.setState({ version: mirror.version, shape: mirror.shape })
}
