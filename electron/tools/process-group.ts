import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 10
/** A killed process takes a moment to go; one the system cannot end is not waited for longer. */
const LONGEST_GOING_MS = 500

/** Tells every process of a group, or of a tree on Windows, where nothing gentler than an end can be told. */
export function signalGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (process.platform === 'win32') {
    const taskkill = spawn('taskkill', ['/T', '/F', '/PID', `${pid}`], { stdio: 'ignore', windowsHide: true })
    taskkill.on('error', () => undefined)
    return
  }
  try {
    process.kill(-pid, signal)
  } catch {
    // Nobody is left to tell.
  }
}

/** Ends what is left of a group whose first process has ended, and settles when nothing is. */
export async function endStragglers(pid: number): Promise<void> {
  signalGroup(pid, 'SIGKILL')
  if (process.platform === 'win32') return
  const giveUpAt = performance.now() + LONGEST_GOING_MS
  while (isThere(pid) && performance.now() < giveUpAt) await sleep(POLL_MS)
}

function isThere(pid: number): boolean {
  try {
    process.kill(-pid, 0)
    return true
  } catch {
    return false
  }
}
