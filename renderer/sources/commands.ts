import { z } from 'zod'
import type { JsonObject } from '../../shared/json.ts'

/** A template as far as this form knows it; the engine checks it, and what else it has is kept. */
const Command = z
  .looseObject({ name: z.string(), program: z.string(), args: z.array(z.string()) })
  .and(z.record(z.string(), z.json()))
export type Command = z.infer<typeof Command>

/** As it is typed. `args`: one a line. */
export type CommandDraft = {
  readonly name: string
  readonly program: string
  readonly args: string
  readonly progress: string
  /** Where its file is; empty: not set. */
  readonly result: string
}

export const emptyDraft: CommandDraft = { name: '', program: '', args: '', progress: '', result: '' }

/** A person's commands; what is no template is left out. */
export function commandsIn(settings: JsonObject): readonly Command[] {
  const { success, data } = z.array(z.unknown()).safeParse(settings['commands'])
  return success ? data.flatMap((one) => Command.safeParse(one).data ?? []) : []
}

export function draftOf(command: Command | undefined): CommandDraft {
  if (!command) return emptyDraft
  const { name, program, args } = command
  const text = (key: string): string => (typeof command[key] === 'string' ? command[key] : '')
  return { name, program, args: args.join('\n'), progress: text('progress'), result: text('result') }
}

/** The commands with this one in place of `edited`, or behind them all. */
export function withCommand(
  commands: readonly Command[],
  edited: string,
  { name, program, args, progress, result }: CommandDraft,
): readonly Command[] {
  const before = commands.find((one) => one.name === edited) ?? {}
  const command: Command = {
    ...Object.fromEntries(Object.entries(before).filter(([key]) => key !== 'progress' && key !== 'result')),
    ...{ name: name.trim(), program: program.trim() },
    args: args.split('\n').filter((line) => line !== ''),
    ...(progress.trim() !== '' && { progress: progress.trim() }),
    ...(result !== '' && { result }),
  }
  const isThere = commands.some((one) => one.name === edited)
  return isThere ? commands.map((one) => (one.name === edited ? command : one)) : [...commands, command]
}
