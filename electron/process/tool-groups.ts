import type { Clock } from '../../shared/clock.ts'
import { groupIsAlive, killGroup } from './kill-tree.ts'

/** SIGKILL is at once; a group still there after this is dead and only nobody has waited for it. */
const WAIT_MS = 300
const LOOK_EVERY_MS = 20

/** The process groups of outside programs one download process has started and not seen end. */
export class ToolGroups {
  readonly #running = new Set<number>()

  note(groupId: number, running: boolean): void {
    if (running) this.#running.add(groupId)
    else this.#running.delete(groupId)
  }

  get any(): boolean {
    return this.#running.size > 0
  }

  /** Ends all of them by force, at once. */
  kill(): void {
    for (const groupId of this.#running) killGroup(groupId)
  }

  /** Settles once none is left of those there are. */
  async gone(clock: Clock): Promise<void> {
    const giveUpAt = clock.monotonic() + WAIT_MS
    while ([...this.#running].some(groupIsAlive) && clock.monotonic() < giveUpAt) {
      await new Promise<void>((resolve) => clock.at(clock.monotonic() + LOOK_EVERY_MS, resolve))
    }
    this.#running.clear()
  }
}
