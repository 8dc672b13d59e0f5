import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunOrder, RunOutcome } from '../../../shared/run-protocol.ts'
import { hear, leave, say, shout } from './parent.ts'

type Act = (order: RunOrder) => void

// A download process that does what the order's `targetId` says, well or badly.

const acts: Partial<Record<string, Act>> & { readonly answers: Act } = {
  answers(order) {
    log(order, `${process.pid}`)
    const progress = { transferred: 1, size: 2, speed: 3, timeRemaining: 4, percent: null, phase: null }
    say({ type: 'progress', runId: order.runId, progress })
    end(order, { kind: 'done', filePath: join(order.dir, 'file'), size: 2 })
  },
  // A word about another run comes first.
  'talks out of turn'(order) {
    say({ type: 'log', runId: 'another run', line: 'not for you' })
    say({ type: 'end', runId: 'another run', outcome: { kind: 'nothing' } })
    acts.answers(order)
  },
  fails: (order) =>
    end(order, {
      kind: 'failed',
      failure: { code: 'not-found', message: 'It is not there.', retryable: false },
    }),
  'finds nothing': (order) => end(order, { kind: 'nothing' }),
  'waits until stopped'(order) {
    partials(order)
    log(order, `${process.pid}`)
    setInterval(() => {}, 1_000)
    hear((message) => message.type === 'stop' && end(order, { kind: 'stopped' }))
  },
  'finishes when stopped'(order) {
    partials(order)
    log(order, `${process.pid}`)
    setInterval(() => {}, 1_000)
    const filePath = join(order.dir, 'file')
    hear((message) => {
      if (message.type !== 'stop') return
      writeFileSync(filePath, 'ok')
      end(order, { kind: 'done', filePath, size: 2 })
    })
  },
  'ignores stop'(order) {
    partials(order)
    log(order, `${process.pid}`)
    setInterval(() => say({ type: 'alive' }), 100)
    process.on('SIGTERM', () => {})
  },
  'writes and hangs'(order) {
    written(order)
    log(order, `${process.pid}`)
    setInterval(() => say({ type: 'alive' }), 100)
  },
  'writes and crashes'(order) {
    written(order)
    setTimeout(() => process.exit(7), 50)
  },
  'writes when stopped'(order) {
    log(order, `${process.pid}`)
    setInterval(() => {}, 1_000)
    hear((message) => {
      if (message.type !== 'stop') return
      const [filePath = '', ...otherFiles] = written(order)
      end(order, { kind: 'done', filePath, size: 2, otherFiles })
    })
  },
  'hangs in a loop'(order) {
    partials(order)
    log(order, `${process.pid}`)
    // What was said goes out before the loop begins.
    setTimeout(() => {
      while (true);
    }, 50)
  },
  'says much and leaves'(order) {
    // Whoever waits for the end of stderr alone is too early now.
    closeSync(2)
    for (let i = 0; i < 200; i += 1) log(order, 'x'.repeat(3_000))
    log(order, 'last')
    leave()
  },
  'complains at length'() {
    process.stderr.write(`${'x'.repeat(100_000)}the end\n`, () => process.exit(1))
  },
  'tells its environment'(order) {
    log(order, JSON.stringify(Object.keys(process.env)))
    leave()
  },
  'exits with 7'() {
    process.exit(7)
  },
  aborts() {
    process.abort()
  },
  throws() {
    throw new TypeError('a mistake of mine')
  },
  floods(order) {
    for (let i = 0; i < 5_000; i += 1) log(order, `line ${i}`)
    setInterval(() => {}, 1_000)
  },
  'talks nonsense'() {
    shout({ type: 'nonsense' })
    setInterval(() => {}, 1_000)
  },
  // Not a tool of its own group, and nobody was told.
  'starts a helper and exits'(order) {
    log(order, `${spawn('sleep', ['600'], { stdio: 'ignore' }).pid}`)
    setTimeout(() => process.exit(7), 50)
  },
  'starts a tool'(order) {
    log(order, `${tool(order)}`)
    setInterval(() => say({ type: 'alive' }), 100)
  },
  'starts a tool and crashes'(order) {
    log(order, `${tool(order)}`)
    setTimeout(() => process.exit(7), 50)
  },
  'starts a tool and forgets it'(order) {
    log(order, `${tool(order)}`)
    end(order, { kind: 'done', filePath: join(order.dir, 'file'), size: 2 })
  },
}

/** A tool with a child of its own, in a process group of its own; it outlives us unless it is ended. */
function tool(order: RunOrder): number {
  const { pid } = spawn('sh', ['-c', 'sleep 600 & sleep 600'], { detached: true, stdio: 'ignore' })
  if (pid === undefined) throw new Error('sh did not start')
  say({ type: 'tool', runId: order.runId, pid, running: true })
  return pid
}

/** Two finished files, and one that is not this run's to name. */
function written(order: RunOrder): string[] {
  const names = ['film.mp4', 'film.en.vtt'].map((name) => join(order.dir, name))
  for (const path of names) writeFileSync(path, 'ok')
  for (const path of [...names, join(order.dir, 'elsewhere', 'mine')]) {
    say({ type: 'wrote', runId: order.runId, path })
  }
  return names
}

/** An unfinished file with its sidecar, an unfinished folder, and the folder it must not take along. */
function partials(order: RunOrder): void {
  const file = join(order.dir, 'file.part')
  const folder = join(order.dir, 'folder.part')
  writeFileSync(file, 'half')
  writeFileSync(`${file}.json`, '{}')
  mkdirSync(folder)
  writeFileSync(join(folder, 'inner'), 'half')
  for (const path of [file, folder, order.dir]) say({ type: 'partial', runId: order.runId, path })
}

const log = ({ runId }: RunOrder, line: string) => say({ type: 'log', runId, line })
const end = ({ runId }: RunOrder, outcome: RunOutcome) => say({ type: 'end', runId, outcome })

hear((message) => message.type === 'run' && acts[message.order.targetId]?.(message.order))
say({ type: 'ready' })
