/**
 * Calls back each time the process is asked to end, with how often it was so far. Call it once all else is
 * loaded: `when-exit`, which conf brings along, answers a signal by sending it again, and must not.
 */
export function onEndSignal(listener: (times: number) => void): void {
  let times = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal)
    process.on(signal, () => {
      times += 1
      listener(times)
    })
  }
}
