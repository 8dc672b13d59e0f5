const LOOK_EVERY_MS = 500

/**
 * Calls back each time the process is asked to end, with how often it was so far. Call it once all else is
 * loaded: `when-exit`, which conf brings along, answers a signal by sending it again, and must not.
 */
export function onEndSignal(listener: (times: number) => void): void {
  let times = 0
  const count = () => {
    times += 1
    listener(times)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal)
    process.on(signal, count)
  }
  onParentGone(count)
}

/**
 * npm, when it is asked to end, ends without a word to what it runs, which would go on where nobody sees it.
 * Looks only under npm: whoever else starts us and goes may mean us to stay, as nohup does.
 */
export function onParentGone(listener: () => void): void {
  const { npm_lifecycle_event: script } = process.env
  if (script === undefined || process.platform === 'win32') return
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    listener()
  }, LOOK_EVERY_MS)
  look.unref()
}
