import { z } from 'zod'
import { RecordId } from '../../shared/record.ts'
import { UNDO_MS } from './notices.ts'

const PREFIX = 'sluice.removal.'

const Removal = z.object({
  ids: z.array(RecordId),
  /** Set where these are all that had completed by a moment (ms since the epoch): they go in one call, however many. */
  finishedBy: z.number().optional(),
})
export type Removal = z.infer<typeof Removal>

/** `due`: when nobody can think better of it any more, in ms since the epoch. */
const Note = Removal.extend({ due: z.number() })
type Note = z.infer<typeof Note>

// A window may go, or lose its engine, before a removal has arrived there. So each is noted where all windows
// of this browser find it, under a key of its own: none writes over what another notes at the same moment.
// Storage that is off or full costs no more than that.

/** Notes a removal, or anew what is noted under a key; returns the key. */
export function noteRemoval(removal: Removal, due: number, key: string = newKey()): string {
  const note: Note = { ...removal, due }
  inStorage((storage) => storage.setItem(key, JSON.stringify(note)))
  return key
}

export function forgetRemoval(key: string): void {
  inStorage((storage) => storage.removeItem(key))
}

export const isNoted = (key: string): boolean => inStorage((storage) => storage.getItem(key)) != null

/** Of all windows, by their keys. */
export function notedRemovals(): ReadonlyMap<string, Note> {
  const notes = new Map<string, Note>()
  for (const key of inStorage(keysOf) ?? []) {
    const note = inStorage((storage) => Note.parse(JSON.parse(storage.getItem(key) ?? '')))
    if (note) notes.set(key, note)
    // Of another version: no window could ever carry it out.
    else forgetRemoval(key)
  }
  return notes
}

/** Also one that is due later than any could have been noted: the clock was put back meanwhile. */
export const isDue = ({ due }: Note, now: number): boolean => due <= now || due > now + UNDO_MS

/** What is gone for the person, though the engine may still tell of it. */
export function removedIds(now: number): ReadonlySet<RecordId> {
  const due = [...notedRemovals().values()].filter((note) => isDue(note, now))
  return new Set(due.flatMap(({ ids }) => ids))
}

// Not of `crypto.randomUUID`, which a page has by HTTPS and on its own machine only.
const newKey = () => `${PREFIX}${Date.now()}-${Math.random()}`

const keysOf = (storage: Storage): string[] =>
  Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((key) =>
    key.startsWith(PREFIX),
  )

function inStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(globalThis.localStorage)
  } catch {
    return undefined
  }
}
