import { spawnSync } from 'node:child_process'
import { Skipped } from './figures.ts'

export type Namespace = AsyncDisposable & {
  /** Where a server of ours is found from in there. */
  readonly address: string
  /** What runs a program in there. */
  readonly through: readonly string[]
}

/** A network of its own, joined to ours by a cable with so much delay. Throws Skipped where we may not make one. */
export async function inNamespace(delayMs: number): Promise<Namespace> {
  if (process.getuid?.() !== 0) throw new Skipped('Only root may make a network namespace.')
  const name = `sluice-bench-${process.pid}`
  const [ours, theirs] = [`sb${process.pid}a`, `sb${process.pid}b`]
  // Addresses set aside for benchmarks (RFC 2544): nobody else is reached.
  const [here, there] = ['198.18.53.1', '198.18.53.2']
  const remove = () => void spawnSync('ip', ['netns', 'delete', name])
  process.once('exit', remove)
  try {
    ip('netns', 'add', name)
    ip('link', 'add', ours, 'type', 'veth', 'peer', 'name', theirs, 'netns', name)
    ip('address', 'add', `${here}/30`, 'dev', ours)
    ip('link', 'set', ours, 'up')
    ip('-n', name, 'address', 'add', `${there}/30`, 'dev', theirs)
    ip('-n', name, 'link', 'set', theirs, 'up')
    ip('-n', name, 'link', 'set', 'lo', 'up')
    // Room for all that can be on its way: the delay is to cost time, not packets.
    run('tc', 'qdisc', 'add', 'dev', ours, 'root', 'netem', 'delay', `${delayMs}ms`, 'limit', '1000000')
  } catch (error) {
    remove()
    throw error
  }
  return {
    address: here,
    through: ['ip', 'netns', 'exec', name],
    async [Symbol.asyncDispose]() {
      process.off('exit', remove)
      remove()
    },
  }
}

const ip = (...args: string[]) => run('ip', ...args)

function run(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status === 0) return
  throw new Skipped(`${program} ${args.join(' ')}: ${stderr?.trim() ?? 'it is not there'}`)
}
