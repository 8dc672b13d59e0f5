/** Puts what the preload exposes into the page's own world: frozen, and for good. Sent to the page as source. */
export function exposeInPage(name: string, api: unknown): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || value instanceof Promise) return value
    for (const inner of Object.values(value)) freeze(inner)
    return Object.freeze(value)
  }
  Object.defineProperty(window, name, { value: freeze(api), enumerable: true })
}
