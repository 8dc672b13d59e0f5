import { BrowserWindow, dialog, type MessageBoxOptions, shell } from 'electron'
import { type ExternalLink, externalLink } from './external-link.ts'
import { texts } from './texts.ts'

const LONGEST_SHOWN = 300

/** Opens links in the person's browser once they have seen where each leads. A page can ask one question at a time. */
export class LinkFollower {
  readonly #logError: (what: string, error: unknown) => void
  #isAsking = false

  constructor(logError: (what: string, error: unknown) => void) {
    this.#logError = logError
  }

  /** What a page wants to have opened. Nothing happens for what is no web link, or while another is asked about. */
  follow(url: string): void {
    const link = externalLink(url)
    if (!link || this.#isAsking) return
    this.#isAsking = true
    this.#ask(link)
      .catch((error: unknown) => this.#logError('open link', error))
      .finally(() => {
        this.#isAsking = false
      })
  }

  async #ask(link: ExternalLink): Promise<void> {
    const detail = link.href.length > LONGEST_SHOWN ? `${link.href.slice(0, LONGEST_SHOWN)}…` : link.href
    const question: MessageBoxOptions = {
      type: 'question',
      message: texts.openLink({ host: link.host }),
      detail,
      buttons: [texts.open, texts.cancel],
      defaultId: 1,
      cancelId: 1,
    }
    const window = BrowserWindow.getFocusedWindow()
    const asked = window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question)
    if ((await asked).response === 0) await shell.openExternal(link.href)
  }
}
