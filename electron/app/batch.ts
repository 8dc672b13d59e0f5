import type { RecordState } from '../../shared/record.ts'

type Counts = Readonly<Partial<Record<RecordState, number>>>

/** How far what is at work has come. */
export type BatchView = {
  /** Of the downloads since nothing was left to do: 0 to 1. Null: nothing is left to do. */
  readonly share: number | null
  /** Said once, when the last has ended: what came of them. */
  readonly finished: { readonly completed: number; readonly failed: number } | null
}

/** The downloads from one moment with nothing to do to the next, as one piece of work. */
export class Batch {
  #before: { readonly completed: number; readonly failed: number } | undefined
  #isOpen = false

  see(counts: Counts): BatchView {
    const completed = counts['Completed, Succeeded'] ?? 0
    const failed = counts.Errored ?? 0
    const open = (counts.Initializing ?? 0) + (counts['InProgress, Downloading'] ?? 0)
    const wasOpen = this.#isOpen
    this.#isOpen = open > 0
    if (open === 0) {
      const finished = wasOpen ? this.#since(completed, failed) : null
      this.#before = { completed, failed }
      return { share: null, finished }
    }
    const since = this.#since(completed, failed)
    const ended = since.completed + since.failed
    return { share: ended / (ended + open), finished: null }
  }

  /** Rows that were removed meanwhile count no more, so it may be less than before. */
  #since(completed: number, failed: number): { readonly completed: number; readonly failed: number } {
    this.#before ??= { completed, failed }
    return {
      completed: Math.max(0, completed - this.#before.completed),
      failed: Math.max(0, failed - this.#before.failed),
    }
  }
}
