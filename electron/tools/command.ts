import { resolve } from 'node:path'
import { z } from 'zod'
import { DownloadError } from '../../shared/failure.ts'
import { fault } from '../../shared/fault.ts'
import type { ProxyRules } from '../../shared/proxy.ts'
import type { Progress } from '../../shared/run-protocol.ts'
import { say } from '../../shared/said.ts'
import { notSetUp, type Setup } from '../../shared/source.ts'
import { commandFailure } from './command-failures.ts'
import { CommandLines } from './command-lines.ts'
import { findProgram } from './find-program.ts'
import { ProgressPattern } from './progress-pattern.ts'
import { proxyEnvironment } from './proxy-environment.ts'
import { type Program, runProgram } from './run-program.ts'

const MOST_COMMANDS = 100
const MOST_ARGUMENTS = 200

/** One program made a source by its person. */
export const CommandTemplate = z.strictObject({
  /** What it is called where a download names it, and in its lane. */
  name: z.string().refine((text) => /^[a-z0-9][a-z0-9_.-]{0,39}$/.test(text), fault(say('command-name'))),
  /** On PATH, or with its full path. Never a shell's line. */
  program: z.string().min(1),
  /** Passed on as they are, after `{url} {targetId} {name} {dir} {out}` were replaced. */
  args: z.array(z.string().max(8_192)).max(MOST_ARGUMENTS),
  /** A regular expression for its progress lines, see ProgressPattern. */
  progress: z
    .string()
    .min(1)
    .max(1_000)
    .refine(isPattern, fault(say('no-pattern')))
    .optional(),
  /**
   * Where its file is: at `{out}`, named by the last line it printed, or whatever one file it made. Default:
   * `out` if `args` have it, else `any`.
   */
  result: z.enum(['out', 'last-line', 'any']).optional(),
})
export type CommandTemplate = z.infer<typeof CommandTemplate>

/** A person's own commands. The first is meant where none is named. */
export const CommandSettings = z.strictObject({
  commands: z
    .array(CommandTemplate)
    .max(MOST_COMMANDS)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, fault(say('two-commands')))
    .optional(),
})
export type CommandSettings = z.infer<typeof CommandSettings>

function isPattern(source: string): boolean {
  try {
    return new ProgressPattern(source) !== null
  } catch {
    return false
  }
}

/** What the placeholders of a template stand for. */
export type Values = {
  readonly url: string
  readonly targetId: string
  /** A file's name, safe on any system. */
  readonly name: string
  /** The folder it is to write to, which is its own. */
  readonly dir: string
  /** `dir` and `name`. */
  readonly out: string
}

export type CommandOrder = Pick<Program, 'signal' | 'tool'> & {
  readonly template: CommandTemplate
  readonly values: Values
  readonly proxy: ProxyRules
  /** Only called when the template has a pattern. */
  report(progress: Partial<Progress>): void
  log(line: string): void
}

const EXAMPLE = '{"name": "wget", "program": "wget", "args": ["-O", "{out}", "{url}"]}'

/** Whether the programs are there. Starts none. */
export async function commandSetup({ commands = [] }: CommandSettings): Promise<Setup> {
  if (commands.length === 0) return notSetUp(say('no-command'), say('add-command', { example: EXAMPLE }))
  const found = await Promise.all(commands.map(({ program }) => programOf(program)))
  const missing = commands.filter((_, index) => found[index] === null)
  const names = (of: readonly CommandTemplate[]) => of.map(({ name }) => name).join(', ')
  const lacks = missing.map(({ program }) => program).join(', ')
  if (missing.length === commands.length) {
    return notSetUp(say('programs-not-found', { programs: lacks }), say('install-program'))
  }
  return { ready: true, detail: `Commands: ${names(commands)}${lacks && ` (not found: ${lacks})`}` }
}

/** Runs a command and returns its file's path, which may be anywhere, or null. Throws a DownloadError. */
export async function runCommand(order: CommandOrder): Promise<string | null> {
  const { template, values, signal } = order
  const file = await programOf(template.program)
  if (file === null) {
    throw new DownloadError(
      'tool-missing',
      `${template.program} was not found. Install it, or set its full path.`,
    )
  }
  using lines = new CommandLines({
    pattern: template.progress,
    report: (progress) => order.report(progress),
    log: (line) => order.log(line),
  })
  const { code } = await runProgram({
    ...{ file, args: filledIn(template.args, values), cwd: values.dir, signal },
    env: proxyEnvironment(order.proxy),
    tool: (pid, running) => order.tool(pid, running),
    onOutput: (line) => lines.output(line),
    onError: (line) => lines.hear(line),
  })
  lines[Symbol.dispose]()
  if (code !== 0) throw commandFailure(template.name, lines.lastWords, code)
  if (resultOf(template) === 'out') return values.out
  if (template.result !== 'last-line') return null
  return lines.lastOutput === '' ? null : resolve(values.dir, lines.lastOutput)
}

/** Where a template's file is to be looked for. */
export const resultOf = ({ result, args }: CommandTemplate): 'out' | 'last-line' | 'any' =>
  result ?? (args.some((arg) => arg.includes('{out}')) ? 'out' : 'any')

const programOf = (program: string): Promise<string | null> =>
  /[\\/]/.test(program) ? findProgram(program, program) : findProgram(program)

/** Other braces are the program's own. Throws when a value could be taken for an option. */
export function filledIn(args: readonly string[], values: Values): string[] {
  return args.map((arg) =>
    arg.replace(/\{(url|targetId|name|dir|out)\}/g, (_, key: keyof Values, at: number) => {
      const value = values[key]
      if (/\p{Cc}/u.test(value) || (at === 0 && value.startsWith('-'))) {
        throw new DownloadError(
          'bad-address',
          `${key} cannot be passed to a program: ${JSON.stringify(value)}`,
        )
      }
      return value
    }),
  )
}
