/**
 * Which rows of a scrolled list take over which elements. A row that comes into sight gets the element of
 * one that went out of it, and only texts change: to make a row's elements anew costs several times that.
 * A row keeps its element for as long as it is in sight, so the keyboard's focus stays where it is.
 */
export class Slots {
  readonly #byItem = new Map<string, number>()
  readonly #free: number[] = []
  #count = 0

  /** The elements of these rows, in their order. */
  assign(items: readonly string[]): number[] {
    const present = new Set(items)
    for (const [item, slot] of this.#byItem) {
      if (present.has(item)) continue
      this.#byItem.delete(item)
      this.#free.push(slot)
    }
    return items.map((item) => this.#byItem.get(item) ?? this.#take(item))
  }

  #take(item: string): number {
    const slot = this.#free.pop() ?? this.#count++
    this.#byItem.set(item, slot)
    return slot
  }
}
