import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
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

/** Whether anyone of a group still runs. Dead ones nobody has waited for (zombies) are in it, and do not count. */
function isThere(groupId: number): boolean {
  try {
    process.kill(-groupId, 0)
  } catch {
    return false
  }
  return process.platform !== 'linux' || readdirSync('/proc').some((pid) => runsIn(groupId, pid))
}

/** proc_pid_stat(5): after the name in brackets come state, parent and group. */
function runsIn(groupId: number, pid: string): boolean {
  if (!/^\d/.test(pid)) return false
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state = '', , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return Number(group) === groupId && !/[ZX]/.test(state)
  } catch {
    return false
  }
}
