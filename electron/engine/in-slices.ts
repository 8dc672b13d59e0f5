import type { Clock } from '../../shared/clock.ts'

/** So few that whoever else is at work in this process hardly waits for them. */
const SLICE = 200

/** Does it to one after the other, letting others have a turn now and then. Returns to how many it made a difference. */
export async function inSlices<T>(
  clock: Clock,
  all: readonly T[],
  act: (one: T) => boolean,
): Promise<number> {
  let changed = 0
  for (let at = 0; at < all.length; at += SLICE) {
    if (at > 0) await new Promise<void>((resolve) => void clock.at(clock.monotonic(), resolve))
    changed += all.slice(at, at + SLICE).filter(act).length
  }
  return changed
}
