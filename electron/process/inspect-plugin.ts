import type { Clock } from '../../shared/clock.ts'
import type { PluginDescription } from '../../shared/plugin.ts'
import { FromChild } from '../../shared/run-protocol.ts'
import type { ProcessExit, ProcessHost } from './process-host.ts'

/** A module that does more than say what it is when it is loaded is no plugin. */
const LIMIT_MS = 5_000

export type InspectParts = {
  readonly host: ProcessHost
  readonly clock: Clock
  /** How long it may take, its process's start included. */
  readonly limitMs?: number
}

type Answer = PluginDescription | { readonly problem: string }

/**
 * What a person's own source says it is, asked in a process that is ended at once afterwards: its code may do
 * anything, and does nothing to us. Never rejects.
 */
export async function inspectPlugin(
  { host, clock, limitMs = LIMIT_MS }: InspectParts,
  path: string,
): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>()
  const process = host.spawn({ name: 'sluice-plugin' })
  process.onMessage((raw) => {
    const { success, data } = FromChild.safeParse(raw)
    if (!success) resolve({ problem: 'It says what no plugin may say.' })
    else if (data.type === 'ready') process.send({ type: 'describe', path })
    else if (data.type === 'described') resolve(data.plugin)
  })
  void process.exited.then((exit) =>
    resolve({ problem: `It ended the process it was loaded in${how(exit)}.` }),
  )
  using _late = clock.at(clock.monotonic() + limitMs, () =>
    resolve({ problem: `It did not say what it is within ${limitMs / 1_000} seconds.` }),
  )
  const answer = await promise
  process.kill()
  await process.exited
  return answer
}

const how = ({ code, signal, spawnError }: ProcessExit): string =>
  spawnError === null ? ` (${signal ?? `exit code ${code}`})` : `: ${spawnError}`
