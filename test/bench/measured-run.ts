import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

export type Command = {
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export type Cost = {
  /** Seconds from start to end. */
  readonly wall: number
  /** Seconds of all its processes, in user and system mode. */
  readonly cpu: number
}

/** Runs a program to its end. Throws unless it succeeded. `onStart`: its process id, while it runs. */
export async function measuredRun(
  { args, env }: Command,
  cwd: string,
  onStart: (pid: number) => void = () => undefined,
): Promise<Cost> {
  // The shell's `time` counts all children that were waited for, also those of children.
  const script = 'TIMEFORMAT="TOOK %R %U %S"; time "$@"'
  const child = spawn('bash', ['-c', script, 'bash', ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (child.pid !== undefined) onStart(child.pid)
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  const [, wall, user, system] = /^TOOK (\S+) (\S+) (\S+)$/m.exec(said) ?? []
  if (code !== 0 || wall === undefined) throw new Error(`${args.join(' ')} ended with ${code}: ${said}`)
  return { wall: Number(wall), cpu: Number(user) + Number(system) }
}
