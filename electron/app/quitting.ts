import { app } from 'electron'

/** Quitting waits until `drain` has: what runs has stopped and is saved. It is asked for once. */
export function drainBeforeQuit(drain: () => Promise<void>): void {
  let life: 'open' | 'closing' | 'closed' = 'open'
  app.on('before-quit', (event) => {
    if (life === 'closed') return
    event.preventDefault()
    if (life === 'closing') return
    life = 'closing'
    void drain().finally(() => {
      life = 'closed'
      app.quit()
    })
  })
}

/** Closing the window ends the app, but on macOS, and where the person has it stay in the tray. */
export function quitWithoutWindow(staysInTray: () => boolean, platform = process.platform): void {
  app.on('window-all-closed', () => {
    if (platform !== 'darwin' && !staysInTray()) app.quit()
  })
}
