import type { Desktop } from '../bridge/bridge.ts'
import { report } from './notices.ts'
import { openDialog, useWindow } from './window.ts'

/** Shows links that were handed to the app, in the dialog that adds them; a dialog that is open is left to end. */
export function followOffered(desktop: Desktop): () => void {
  let untaken: readonly string[] = []
  const look = async () => {
    if (useWindow.getState().dialog) return
    untaken = [...untaken, ...(await desktop.call('takeOffered', {}))]
    // One may have been opened meanwhile.
    if (untaken.length === 0 || useWindow.getState().dialog) return
    openDialog({ kind: 'add', text: untaken.join('\n') })
    untaken = []
  }
  const lookNow = () => void look().catch(report)
  const stopOffers = desktop.on('onOffered', lookNow)
  const stopDialogs = useWindow.subscribe(({ dialog }, before) => {
    if (before.dialog && !dialog) lookNow()
  })
  lookNow()
  return () => {
    stopOffers()
    stopDialogs()
  }
}
