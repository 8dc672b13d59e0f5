import type { DownloadRecord, Priority, RecordId } from '../../shared/record.ts'
import { texts } from '../texts.ts'
import type { Ask } from './engine.tsx'
import { inTurns } from './in-turns.ts'
import { tell, UNDO_MS, useNotices } from './notices.ts'

/** Where a record stood: exact, whatever starts or is moved meanwhile. */
type Place = { readonly priority: Priority; readonly order: number }
type Told = {
  readonly places: ReadonlyMap<RecordId, Place>
  readonly dismiss: () => void
  readonly timer: ReturnType<typeof setTimeout>
}

let told: Told | null = null

/**
 * Tells that these were given another place in the queue, and lets it be undone for a few seconds. `moved`: as
 * they were before. Moves in quick succession, as by keys, are undone together, and told only once.
 */
export function tellMoved(ask: Ask, moved: readonly DownloadRecord[]): void {
  if (moved.length === 0) return
  const places = new Map<RecordId, Place>(
    moved.map(({ id, priority, order }) => [id, { priority, order }] as const),
  )
  for (const [id, first] of told?.places ?? []) places.set(id, first)
  clearTimeout(told?.timer)
  const message = texts.moved({ n: places.size })
  // Told once more, a screen reader would read it once more.
  const isTold = useNotices.getState().notices.some((notice) => notice.message === message)
  const dismiss = told !== null && isTold ? told.dismiss : tellAnew(ask, message)
  told = { places, dismiss, timer: setTimeout(forget, UNDO_MS) }
}

function tellAnew(ask: Ask, message: string): () => void {
  told?.dismiss()
  return tell({ kind: 'news', message, action: { label: texts.removal.undo, perform: () => putBack(ask) } })
}

function putBack(ask: Ask): void {
  const places = [...(told?.places ?? [])]
  forget()
  void inTurns(places, ([id, place]) => ask('setPriority', { id, ...place }))
}

function forget(): void {
  clearTimeout(told?.timer)
  told?.dismiss()
  told = null
}
