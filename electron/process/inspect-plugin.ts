import { addAbortListener } from 'node:events'
import type { Clock } from '../../shared/clock.ts'
import type { PluginDescription } from '../../shared/plugin.ts'
import { FromChild, type ToChild } from '../../shared/run-protocol.ts'
import { type Said, say } from '../../shared/said.ts'
import { notSetUp, type Setup } from '../../shared/source.ts'
import type { ProcessExit, ProcessHost } from './process-host.ts'

/** A module that does more than say what it is when it is loaded is no plugin. */
const LIMIT_MS = 5_000

export type InspectParts = {
  readonly host: ProcessHost
  readonly clock: Clock
  /** How long it may take, its process's start included. */
  readonly limitMs?: number
  /** Then it counts as silent. */
  readonly signal?: AbortSignal
}

type Answer = PluginDescription | { readonly problem: Said }

/** What a person's own source says it is. Never rejects. */
export const inspectPlugin = (parts: InspectParts, path: string): Promise<Answer> =>
  asked<Answer>(parts, {
    question: { type: 'describe', path },
    answerIn: (said) => (said.type === 'described' ? described(said.plugin) : undefined),
    without: (problem) => ({ problem }),
  })

const described = (plugin: PluginDescription | { readonly problem: string }): Answer =>
  'problem' in plugin ? { problem: say('plugin-says', { problem: plugin.problem }) } : plugin

/** Whether a person's own source is set up, as it says. Never rejects: whatever goes wrong, it is not. */
export const askPluginSetup = (
  parts: InspectParts,
  about: Omit<Extract<ToChild, { type: 'ask-setup' }>, 'type'>,
): Promise<Setup> =>
  asked<Setup>(parts, {
    question: { type: 'ask-setup', ...about },
    answerIn: (said) => (said.type === 'setup' ? said.setup : undefined),
    without: (reason) => notSetUp(reason, say('mend-plugin')),
  })

type Asking<T> = {
  readonly question: ToChild
  /** Undefined: this is not the answer. */
  readonly answerIn: (said: FromChild) => T | undefined
  /** What there is to say when it does not answer. */
  readonly without: (problem: Said) => T
}

/** Asks in a process that is ended at once afterwards: a plugin's code may do anything, and does nothing to us. */
async function asked<T>(
  { host, clock, limitMs = LIMIT_MS, signal }: InspectParts,
  { question, answerIn, without }: Asking<T>,
): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<T>()
  const process = host.spawn({ name: 'sluice-plugin' })
  process.onMessage((raw) => {
    const { success, data } = FromChild.safeParse(raw)
    const answer = success ? answerIn(data) : without(say('plugin-nonsense'))
    if (answer !== undefined) resolve(answer)
    else if (data?.type === 'ready') process.send(question)
  })
  void process.exited.then((exit) => resolve(without(say('plugin-ended', { how: how(exit) }))))
  const giveUp = () => resolve(without(say('plugin-silent', { n: limitMs / 1_000 })))
  using _late = clock.at(clock.monotonic() + limitMs, giveUp)
  using _stop = signal && addAbortListener(signal, giveUp)
  const answer = await promise
  process.kill()
  await process.exited
  return answer
}

const how = ({ code, signal, spawnError }: ProcessExit): string | Said =>
  spawnError ?? signal ?? say('exit-code', { code: String(code) })
