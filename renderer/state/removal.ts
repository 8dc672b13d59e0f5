import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import { texts } from '../texts.ts'
import type { Ask } from './engine.tsx'
import { inTurns } from './in-turns.ts'
import { tell, UNDO_MS } from './notices.ts'
import { useRecords } from './records.ts'

/** What has been hidden and is still to be removed; each entry removes at once. */
const pending = new Set<() => void>()

/**
 * Removes rows. The engine cannot take that back, so for a few seconds it is not asked: rows are only
 * hidden, and what waits is held so that it does not start meanwhile. What runs is stopped at once, since
 * its unfinished file goes with it, and that is said.
 */
export async function removeRecords(ask: Ask, records: readonly DownloadRecord[]): Promise<void> {
  const running = records.filter(({ state }) => state === 'InProgress, Downloading')
  const others = records.filter(({ state }) => state !== 'InProgress, Downloading')
  const stopping = inTurns(running, ({ id }) => ask('cancelDownload', { id, remove: true }))
  if (others.length === 0) {
    if (running.length > 0) tellFor(texts.removal.stopped({ n: running.length }))
    await stopping
    return
  }
  const held = await hide(ask, others)
  const remove = () =>
    inTurns(others, async ({ id }) => {
      // Refused: it is still there, and so is its row.
      if ((await ask('cancelDownload', { id, remove: true })) === undefined) changeMirror('show', [id])
    })
  const undo = () => bringBack(ask, others, held)
  const words = [
    texts.removal.removed({ n: others.length }),
    running.length > 0 && texts.removal.stoppedToo({ n: running.length }),
  ]
  removeLater(words.filter(Boolean).join(' '), remove, undo)
  await stopping
}

/** Removes the rows of all that has completed, in the same way; what completes meanwhile stays. */
export function clearCompleted(ask: Ask): void {
  const { mirror } = useRecords.getState()
  const ids = mirror.passing(({ state }) => state === 'Completed, Succeeded')
  if (ids.length === 0) return
  const finishedBy = ids.reduce((latest, id) => Math.max(latest, mirror.get(id)?.finishedAt ?? 0), 0)
  const bringThemBack = () => changeMirror('show', ids)
  changeMirror('hide', ids)
  const remove = async () => {
    if ((await ask('clearAllCompletedDownloads', { finishedBy })) === undefined) bringThemBack()
  }
  removeLater(texts.removal.removed({ n: ids.length }), remove, bringThemBack)
}

const idsOf = (records: readonly DownloadRecord[]): RecordId[] => records.map(({ id }) => id)

/** Returns those that waited and are held now. */
async function hide(ask: Ask, records: readonly DownloadRecord[]): Promise<readonly DownloadRecord[]> {
  changeMirror('hide', idsOf(records))
  const waiting = records.filter(({ state }) => state === 'Initializing')
  const held: DownloadRecord[] = []
  await inTurns(waiting, async (record) => {
    if (await ask('pauseDownload', { id: record.id })) held.push(record)
  })
  return held
}

function bringBack(ask: Ask, records: readonly DownloadRecord[], held: readonly DownloadRecord[]): void {
  changeMirror('show', idsOf(records))
  void inTurns(held, ({ id }) => ask('resumeDownload', { id }))
}

function removeLater(message: string, removeNow: () => Promise<unknown>, undo: () => void): void {
  const remove = () => {
    end()
    void removeNow()
  }
  const end = () => {
    clearTimeout(timer)
    pending.delete(remove)
    dismiss()
  }
  const perform = () => {
    end()
    undo()
  }
  const dismiss = tell({ kind: 'news', message, action: { label: texts.removal.undo, perform } })
  const timer = setTimeout(remove, UNDO_MS)
  pending.add(remove)
}

/** Removes at once what a person could still have brought back. For when the window goes. */
export function finishRemovals(): void {
  for (const remove of [...pending]) remove()
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
