/** How many downloads have failed since the person last looked at the window. */
export class Unseen {
  /** Failed ones that the person knows of. Undefined: nothing was counted yet. */
  #known: number | undefined

  /** `failed`: rows that stand as failed now. Fewer than before were retried or removed, so somebody saw them. */
  count(failed: number, isLooking: boolean): number {
    this.#known = isLooking ? failed : Math.min(this.#known ?? failed, failed)
    return failed - this.#known
  }
}
