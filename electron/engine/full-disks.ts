import type { Clock } from '../../shared/clock.ts'
import type { RecordId } from '../../shared/record.ts'
import { inSlices } from './in-slices.ts'
import type { Lane } from './lane.ts'
import type { Space } from './ports.ts'

export type FullDiskParts = {
  readonly clock: Clock
  /** Null: there is no telling. */
  readonly spaceIn: (folder: string) => Promise<Space | null>
  /** Where a download goes to. */
  readonly folderOf: (id: RecordId) => string
  /** Puts one that waited for room back in line. */
  readonly enqueue: (id: RecordId) => void
}

/** A disk with so much free is not full, however little that is of what somebody wants to put there. Bytes. */
const ROOM = 64 * 1024 * 1024
/** Nor is a small one with this share of it free. */
const ROOM_SHARE = 1 / 20
const LOOK_EVERY_MS = 10_000

/** `lookAt`: when it is looked again whether there is room; monotonic ms. */
type FullFolder = { lookAt: number; alarm?: Disposable }

/**
 * Folders whose disk is full, and the downloads that wait for room there, out of line: others of their lanes go on.
 * The first to find a disk full is paused, for a person to see; those behind it need not each be started to fail.
 */
export class FullDisks {
  readonly #parts: FullDiskParts
  readonly #full = new Map<string, FullFolder>()
  readonly #waits = new Map<RecordId, { readonly folder: string; readonly lane: Lane }>()

  constructor(parts: FullDiskParts) {
    this.#parts = parts
  }

  /** A download into this folder has ended for want of room. That may be for its size alone: the disk tells. */
  filled(folder: string): void {
    if (this.#full.has(folder)) return
    const full = { lookAt: this.#parts.clock.monotonic() }
    this.#full.set(folder, full)
    void this.#look(folder, full)
  }

  /** A person says that there is room for this one, and so for others there. */
  hasRoomFor(id: RecordId): void {
    if (this.#full.size > 0) this.#open(this.#parts.folderOf(id))
  }

  /** The folder for those that name none may be another one now: whoever would go there waits for the old one no more. */
  reconsider(): void {
    this.#release((folder, id) => this.#parts.folderOf(id) !== folder)
  }

  /** True if the disk it goes to is full: then it waits from now on until there is room. */
  keepsOut(id: RecordId, lane: Lane): boolean {
    if (this.#full.size === 0) return false
    const folder = this.#parts.folderOf(id)
    if (!this.#full.has(folder)) return false
    this.end(id)
    lane.lackingRoom += 1
    this.#waits.set(id, { folder, lane })
    return true
  }

  /** Its wait, if it is in one, is over. */
  end(id: RecordId): void {
    const wait = this.#waits.get(id)
    if (!wait) return
    this.#waits.delete(id)
    wait.lane.lackingRoom -= 1
  }

  /** Where it waits for room, and until when at least (monotonic ms); undefined if it does not. */
  waitOf(id: RecordId): { readonly folder: string; readonly until: number } | undefined {
    const folder = this.#waits.get(id)?.folder
    const full = folder === undefined ? undefined : this.#full.get(folder)
    return folder === undefined || !full ? undefined : { folder, until: full.lookAt }
  }

  close(): void {
    for (const { alarm } of this.#full.values()) alarm?.[Symbol.dispose]()
    this.#full.clear()
    this.#waits.clear()
  }

  async #look(folder: string, full: FullFolder): Promise<void> {
    const { clock, spaceIn } = this.#parts
    // What cannot be looked at is for a download to try: it says what is wrong.
    const space = await spaceIn(folder).catch(() => null)
    // Meanwhile a person may have said so, and it may be full once more.
    if (this.#full.get(folder) !== full) return
    if (space === null || hasRoom(space)) {
      this.#open(folder)
      return
    }
    full.lookAt = clock.monotonic() + LOOK_EVERY_MS
    full.alarm = clock.at(full.lookAt, () => void this.#look(folder, full))
  }

  #open(folder: string): void {
    this.#full.get(folder)?.alarm?.[Symbol.dispose]()
    if (this.#full.delete(folder)) this.#release((wait) => wait === folder)
  }

  #release(isMeant: (folder: string, id: RecordId) => boolean): void {
    void inSlices(this.#parts.clock, [...this.#waits.keys()], (id) => {
      // It may have been cancelled or started by hand meanwhile.
      const folder = this.#waits.get(id)?.folder
      if (folder === undefined || !isMeant(folder, id)) return false
      this.#parts.enqueue(id)
      return true
    })
  }
}

/** Some file systems know no sizes and say 0: of those a download learns more by trying. */
const hasRoom = ({ free, total }: Space): boolean => total === 0 || free >= Math.min(ROOM, total * ROOM_SHARE)
