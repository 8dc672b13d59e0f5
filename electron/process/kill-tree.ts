import { spawn } from 'node:child_process'

/** Ends a process by force, with its process group where it leads one. One that is gone is no error. */
export function killTree(pid: number): void {
  if (process.platform === 'win32') taskkill(pid)
  else if (!killGroup(pid)) signal(pid, 'SIGKILL')
}

/**
 * Ends every process of a group by force, also when its first process is gone already. True when there
 * was one. 0 and 1 would mean our own group and every process there is (kill(2)); our own is never ours to end.
 */
export function killGroup(groupId: number): boolean {
  if (groupId <= 1 || groupId === process.pid) return false
  if (process.platform !== 'win32') return signal(-groupId, 'SIGKILL')
  taskkill(groupId)
  return true
}

/** Whether any process of a group is left. Also true of dead ones nobody has waited for. */
export function groupIsAlive(groupId: number): boolean {
  return signal(process.platform === 'win32' ? groupId : -groupId, 0)
}

function signal(target: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(target, name)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Windows has no groups: /T follows parent ids from a process that is still there. */
function taskkill(pid: number): void {
  const taskkill = spawn('taskkill', ['/PID', `${pid}`, '/T', '/F'], { stdio: 'ignore', windowsHide: true })
  // Without taskkill nothing better is left to try.
  taskkill.on('error', () => signal(pid, 'SIGKILL'))
}
