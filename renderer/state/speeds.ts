import { create } from 'zustand'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import { useRecords } from './records.ts'

const EVERY_MS = 1_000
/** How many seconds back a graph goes. */
export const SECONDS = 90
/** Graphs of downloads that have ended are kept for as many as this. */
const MOST_KEPT = 300

/** Speeds as they were seen second by second: the engine keeps none of them. */
export class SpeedHistory {
  readonly #byRecord = new Map<RecordId, number[]>()
  readonly #byLane = new Map<string, number[]>()

  /** Takes down a second: the speeds of all that runs. */
  note(running: readonly DownloadRecord[]): void {
    const lanes = new Map<string, number>()
    for (const { id, lane, source, speed } of running) {
      push(this.#ringOf(id), speed)
      for (const key of new Set([lane, source])) lanes.set(key, (lanes.get(key) ?? 0) + speed)
    }
    for (const key of lanes.keys()) if (!this.#byLane.has(key)) this.#byLane.set(key, [])
    for (const [key, ring] of this.#byLane) {
      push(ring, lanes.get(key) ?? 0)
      // A lane where nothing moved for so long has no graph.
      if (ring.every((speed) => speed === 0)) this.#byLane.delete(key)
    }
    this.#forget()
  }

  ofRecord(id: RecordId): readonly number[] {
    return this.#byRecord.get(id) ?? []
  }

  /** Bytes per second of all in a lane; for a source with a lane per host, of all of them. */
  ofLane(key: string): readonly number[] {
    return this.#byLane.get(key) ?? []
  }

  #ringOf(id: RecordId): number[] {
    const ring = this.#byRecord.get(id) ?? []
    // Moved to the end: those that moved last are forgotten last.
    this.#byRecord.delete(id)
    this.#byRecord.set(id, ring)
    return ring
  }

  #forget(): void {
    for (const id of this.#byRecord.keys()) {
      if (this.#byRecord.size <= MOST_KEPT) return
      this.#byRecord.delete(id)
    }
  }
}

function push(ring: number[], value: number): void {
  ring.push(value)
  if (ring.length > SECONDS) ring.shift()
}

const history = new SpeedHistory()

/** Grows each second in which something ran, so that graphs are drawn anew. */
const useTick = create<{ readonly tick: number }>()(() => ({ tick: 0 }))

export function useLaneSpeeds(key: string): readonly number[] {
  useTick(({ tick }) => tick)
  return history.ofLane(key)
}

export function useRecordSpeeds(id: RecordId): readonly number[] {
  useTick(({ tick }) => tick)
  return history.ofRecord(id)
}

/** Watches speeds until the returned function is called. */
export function followSpeeds(): () => void {
  let wasRunning = false
  const timer = setInterval(() => {
    const { mirror } = useRecords.getState()
    const running = [...mirror.running].flatMap((id) => mirror.get(id) ?? [])
    if (running.length === 0 && !wasRunning) return
    history.note(running)
    // One more second after the last, so that graphs come down to nothing.
    wasRunning = running.length > 0
    useTick.setState(({ tick }) => ({ tick: tick + 1 }))
  }, EVERY_MS)
  return () => clearInterval(timer)
}
