import type { BrowserWindow, Event, RenderProcessGoneDetails, WebContents } from 'electron'

/** A page that fails this often within so many ms would only fail again. */
const MOST_REVIVALS = 3
const WITHIN_MS = 60_000

type Window = Pick<BrowserWindow, 'isDestroyed'> & {
  readonly webContents: Pick<WebContents, 'forcefullyCrashRenderer' | 'reload'> & {
    on(
      event: 'render-process-gone',
      listener: (event: Event, details: RenderProcessGoneDetails) => void,
    ): unknown
  }
  on(event: 'unresponsive', listener: () => void): unknown
}

/**
 * Brings the page of a window back when it has crashed or hangs; it asks for the list anew. Downloads do not
 * live in the page. One that fails again and again is left, and said by `onGivenUp`, once.
 *
 * `now` in ms, of a clock that never goes back.
 */
export function revive(
  window: Window,
  onGivenUp: () => void,
  now: () => number = () => performance.now(),
): void {
  let revivals: number[] = []
  let isGivenUp = false
  const reload = () => {
    if (window.isDestroyed() || isGivenUp) return
    revivals = [...revivals.filter((time) => now() - time < WITHIN_MS), now()]
    isGivenUp = revivals.length > MOST_REVIVALS
    if (isGivenUp) onGivenUp()
    else window.webContents.reload()
  }
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') reload()
  })
  // A process that hangs does not reload: it is ended, and what ends like that comes back as above.
  window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer())
}
