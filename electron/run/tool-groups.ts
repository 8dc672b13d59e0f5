import { spawnSync } from 'node:child_process'

/** The outside programs that run now, each with what it started. */
export class ToolGroups {
  readonly #pids = new Set<number>()

  note(pid: number, running: boolean): void {
    if (running) this.#pids.add(pid)
    else this.#pids.delete(pid)
  }

  /** Ends them all before it returns, unasked: for when there is no time left. */
  kill(): void {
    for (const pid of this.#pids) killGroup(pid)
    this.#pids.clear()
  }
}

function killGroup(pid: number): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/T', '/F', '/PID', String(pid)], { stdio: 'ignore', windowsHide: true })
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
