import { app, clipboard } from 'electron'
import { linksInText } from '../../shared/links.ts'
import { MOST_LINKS } from '../../shared/methods.ts'

/** Characters; more than that was not copied for its links. */
const LONGEST_TEXT = 1_000_000

/** What was copied is not the page's to read; the links in it are, when the person asks for them. */
export const linksOnClipboard = async (): Promise<string[]> => linksIn(await clipboard.readText())

function linksIn(text: string): string[] {
  if (text.length > LONGEST_TEXT) return []
  const links = [...new Set(linksInText(text).filter((link) => URL.canParse(link)))]
  return links.length <= MOST_LINKS ? links : []
}

export type CopiedLinksParts = {
  /** Whether the person wants it: it is asked for each time. */
  readonly isWanted: () => boolean
  readonly offer: (links: readonly string[]) => void
  readonly logError: (what: string, error: unknown) => void
}

/**
 * Links that were copied elsewhere, offered when the person comes to the window, and only then is the
 * clipboard looked at. What was in it when they left, links copied in the window included, is no news.
 */
export class CopiedLinks {
  readonly #parts: CopiedLinksParts
  #known = ''
  readonly #onBlur = () =>
    this.#look((text) => {
      this.#known = text
    })
  readonly #onFocus = () => this.#look((text) => this.#offerNew(text))

  constructor(parts: CopiedLinksParts) {
    this.#parts = parts
    app.on('browser-window-blur', this.#onBlur)
    app.on('browser-window-focus', this.#onFocus)
  }

  close(): void {
    app.off('browser-window-blur', this.#onBlur)
    app.off('browser-window-focus', this.#onFocus)
  }

  #offerNew(text: string): void {
    if (text === this.#known) return
    this.#known = text
    const links = linksIn(text)
    if (links.length > 0) this.#parts.offer(links)
  }

  #look(use: (text: string) => void): void {
    const { isWanted, logError } = this.#parts
    if (!isWanted()) return
    clipboard.readText().then(use, (error: unknown) => logError('clipboard', error))
  }
}
