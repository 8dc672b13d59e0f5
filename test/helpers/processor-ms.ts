/** Begins to measure; what it returns says how many ms of the processor this thread has taken since. Other programs do not count. */
export function processorMs(): () => number {
  const before = process.threadCpuUsage()
  return () => {
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1_000
  }
}
