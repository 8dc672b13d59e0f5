/** Links handed in from outside, until a window shows them to the person: none is ever added unseen. */
export class Offers {
  #links: string[] = []
  #onOffer: (() => void) | undefined

  /** `show` brings a window, which takes them. At once, if there are any. */
  showBy(show: () => void): void {
    this.#onOffer = show
    if (this.#links.length > 0) show()
  }

  add(links: readonly string[]): void {
    if (links.length === 0) return
    this.#links = [...new Set([...this.#links, ...links])]
    this.#onOffer?.()
  }

  take(): string[] {
    const links = this.#links
    this.#links = []
    return links
  }
}
