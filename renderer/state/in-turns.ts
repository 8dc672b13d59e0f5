/** Calls on the way at once: enough to be quick, few enough to leave the connection to others. */
const AT_ONCE = 50

/** Does it for each, in their order, some at once. */
export async function inTurns<T>(all: readonly T[], each: (one: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE) {
    await Promise.all(all.slice(from, from + AT_ONCE).map(each))
  }
}
