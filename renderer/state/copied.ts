import type { Bridge, Desktop } from '../bridge/bridge.ts'
import { texts } from '../texts.ts'
import { report, tell } from './notices.ts'
import { openDialog, useWindow } from './window.ts'

/** Offers links that were copied elsewhere, if any of them is new. One offer at a time: the latest. */
export function followCopied(bridge: Bridge, desktop: Desktop): () => void {
  let dismiss = () => {}
  const offer = async (links: string[]) => {
    const matches = await bridge.call('matchLinks', { urls: links })
    const n = matches.filter(({ source, known }) => source !== null && known === null).length
    dismiss()
    if (n === 0 || useWindow.getState().dialog) return
    const perform = () => {
      dismiss()
      openDialog({ kind: 'add', text: links.join('\n') })
    }
    dismiss = tell({
      kind: 'news',
      message: texts.copiedLinks.found({ n }),
      action: { label: texts.copiedLinks.look, perform },
    })
  }
  return desktop.on('onCopied', ({ links }) => void offer(links).catch(report))
}
