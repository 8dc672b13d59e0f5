import { failure } from '../../shared/failure.ts'
import { type FromChild, type RunOrder, ToChild } from '../../shared/run-protocol.ts'
import { say } from '../../shared/said.ts'
import { notSetUp } from '../../shared/source.ts'
import type { Source } from '../sources/contract.ts'
import { Allowance } from './allowance.ts'
import { carryOut } from './job.ts'
import type { Port } from './port.ts'
import { ProgressFeed } from './progress-feed.ts'
import { ToolGroups } from './tool-groups.ts'

const ALIVE_MS = 5_000
/** What the protocol lets a line be. */
const LONGEST_LINE = 4_000
/** A tool that writes without end must not look like a process that floods. */
const MOST_LINES = 500

type FindSource = (name: string) => Source | undefined | Promise<Source | undefined>

/**
 * Makes this process a download process: it takes orders from `port`, one at a time, and answers each with
 * exactly one `end`. A source that ignores its signal is for the other side to kill.
 */
export function serveRuns(port: Port, findSource: FindSource): void {
  const tools = new ToolGroups()
  let current:
    | { readonly runId: string; readonly stop: AbortController; readonly limits: Allowance }
    | undefined

  const run = async (order: RunOrder) => {
    const { runId } = order
    if (current) {
      const busy = failure('protocol', 'The download process was given a second download.')
      port.send({ type: 'end', runId, outcome: { kind: 'failed', failure: busy } })
      return
    }
    const limits = new Allowance(order.share, () => port.send({ type: 'want', runId }))
    current = { runId, stop: new AbortController(), limits }
    let lines = 0
    process.title = order.processName
    const feed = new ProgressFeed((progress) => port.send({ type: 'progress', runId, progress }))
    const outcome = await carryOut(order, () => sourceOf(order, findSource), current.stop.signal, {
      limits,
      report: (change) => feed.report(change),
      log(line) {
        lines += 1
        if (lines <= MOST_LINES) port.send({ type: 'log', runId, line: line.slice(0, LONGEST_LINE) })
      },
      wrote: (path) => port.send({ type: 'wrote', runId, path }),
      connections: (connections) => port.send({ type: 'connections', runId, connections }),
      partial: (path) => port.send({ type: 'partial', runId, path }),
      tool(pid, running) {
        tools.note(pid, running)
        port.send({ type: 'tool', runId, pid, running })
      },
    })
    feed.close()
    current = undefined
    port.send({ type: 'end', runId, outcome })
  }

  const obey = (message: Exclude<ToChild, { type: 'run' | 'describe' | 'ask-setup' }>) => {
    if (message.runId !== current?.runId) return
    if (message.type === 'allow') current.limits.allow(message.bytes)
    else current.stop.abort(message.discard ? 'discard' : 'keep')
  }

  port.onMessage((data) => {
    const { success, data: message } = ToChild.safeParse(data)
    // A parent that speaks another language is another program's version: nothing it says can be trusted.
    if (!success) throw new Error('The message is none of the protocol.')
    if (message.type === 'run') void run(message.order)
    else if (message.type === 'describe') void tellOf(message.path, port)
    else if (message.type === 'ask-setup') void tellSetup(message, port)
    else obey(message)
  })
  endWithParent(port, tools)
  setInterval(() => port.send({ type: 'alive' }), ALIVE_MS)
  port.send({ type: 'ready' } satisfies FromChild)
}

/** A person's own source is loaded here and nowhere else. */
async function sourceOf({ source, plugin }: RunOrder, findSource: FindSource): Promise<Source | undefined> {
  if (plugin === null) return await findSource(source)
  const { pluginSource } = await import('./load-plugin.ts')
  return await pluginSource(plugin, source)
}

async function tellOf(path: string, port: Port): Promise<void> {
  try {
    const { loadPlugin } = await import('./load-plugin.ts')
    const { description } = await loadPlugin(path)
    port.send({ type: 'described', plugin: description })
  } catch (error) {
    port.send({
      type: 'described',
      plugin: { problem: error instanceof Error ? error.message : String(error) },
    })
  }
}

async function tellSetup(
  { path, name, settings }: Extract<ToChild, { type: 'ask-setup' }>,
  port: Port,
): Promise<void> {
  try {
    const { pluginSetup } = await import('./load-plugin.ts')
    port.send({ type: 'setup', setup: await pluginSetup(path, name, settings) })
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    port.send({ type: 'setup', setup: notSetUp(say('plugin-says', { problem }), say('mend-plugin')) })
  }
}

/** However this process ends short of a SIGKILL, no tool outlives it. */
function endWithParent(port: Port, tools: ToolGroups): void {
  port.onClose(() => process.exit())
  process.on('SIGTERM', () => process.exit(143))
  process.on('exit', () => tools.kill())
  // Ctrl-C goes to every process of a terminal. What it means is for the engine to say.
  process.on('SIGINT', () => undefined)
}
