import type { DownloadProcess, ProcessHost } from '../../electron/process/process-host.ts'
import type { FromChild, RunOutcome } from '../../shared/run-protocol.ts'

const progress = {
  ...{ transferred: 7_777_777, size: 9_999_999, speed: 1_000, timeRemaining: 60, percent: 77 },
  phase: 'a late word',
}

type Heard = { readonly id: string; say(message: FromChild): void; readonly runId: string }

/** Real download processes, each of whose runs can be made to say something once more when it is over. */
export class LateHost implements ProcessHost {
  readonly #host: ProcessHost
  readonly #heard: Heard[] = []

  constructor(host: ProcessHost) {
    this.#host = host
  }

  spawn(options: { readonly name: string }): DownloadProcess {
    const process = this.#host.spawn(options)
    let hear: (message: unknown) => void = () => undefined
    return {
      pid: process.pid,
      exited: process.exited,
      kill: () => process.kill(),
      onMessage(listener) {
        hear = listener
        process.onMessage(listener)
      },
      send: (message) => {
        if (message.type === 'run') {
          const { id, runId } = message.order
          this.#heard.push({ id, runId, say: (late) => hear(late) })
        }
        process.send(message)
      },
    }
  }

  /** Has every run of a record tell, as if on its way until now, of progress and of an end. Returns how many there were. */
  sayLate(id: string): number {
    const runs = this.#heard.filter((run) => run.id === id)
    const outcome: RunOutcome = { kind: 'done', filePath: '/nowhere/late', size: 9_999_999 }
    for (const { runId, say } of runs) {
      say({ type: 'progress', runId, progress })
      say({ type: 'end', runId, outcome })
      say({ type: 'progress', runId, progress })
    }
    return runs.length
  }
}
