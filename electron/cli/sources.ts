import type { LinkMatch } from '../../shared/methods.ts'
import type { PluginReport } from '../../shared/plugin.ts'
import type { SetupView, SourceView } from '../../shared/source.ts'
import { connect } from './client.ts'
import { columns, printable } from './words.ts'

/** Seconds. Each says within a few whether it is set up, or is said not to have. */
const PATIENCE = 30

const print = (text: string): void => void process.stdout.write(`${text}\n`)

/** Where downloads can come from. */
export async function sources({ json }: { readonly json?: boolean }): Promise<void> {
  const client = await connect()
  const shown = await client.call('getSources', { patience: PATIENCE })
  if (json) print(JSON.stringify(shown))
  else print(columns([['SOURCE', 'LABEL', ''], ...shown.map(sourceRow)]))
}

function sourceRow({ name, label, setup }: SourceView): string[] {
  return [name, printable(label), printable(stateOf(setup))]
}

function stateOf(setup: SetupView): string {
  if (setup.ready === null) return 'being looked at'
  return setup.ready ? setup.detail : `not set up: ${setup.reason} ${setup.howTo}`
}

type MatchOptions = { readonly source?: string; readonly json?: boolean }

/** What links would become, without adding them. */
export async function match(urls: string[], { source, json }: MatchOptions): Promise<void> {
  const client = await connect()
  const matches = await client.call('matchLinks', { urls, ...(source !== undefined && { source }) })
  if (json) for (const one of matches) print(JSON.stringify(one))
  else print(columns([['SOURCE', 'OTHERS', 'KNOWN', 'NAME'], ...matches.map(matchRow)]))
}

const matchRow = ({ source, others, known, displayName }: LinkMatch): string[] => [
  ...[source ?? 'none', others.join(', '), known ?? ''],
  printable(displayName),
]

type PluginOptions = { readonly on?: boolean; readonly off?: boolean; readonly json?: boolean }

/** A person's own sources, as they were found when Sluice started. */
export async function plugins({ on, off, json }: PluginOptions): Promise<void> {
  const client = await connect()
  if (on || off) await client.call('setPreferences', { plugins: on === true })
  const { enabled, folder, plugins } = await client.call('getPlugins', {})
  if (json) {
    print(JSON.stringify({ enabled, folder, plugins }))
    return
  }
  if (on) print(WARNING)
  if ((on && !enabled) || (off && enabled)) print('This takes effect when Sluice is started again.')
  print(`Plugins are ${enabled ? 'on' : 'off'}. Their folder: ${folder}`)
  if (plugins.length > 0)
    print(columns([['FILE', 'NAME', 'VERSION', ''], ...plugins.map(pluginRow(enabled))]))
}

const WARNING =
  'A plugin is a program. It may do whatever you may: read your files, change them, talk to anybody. ' +
  'Keep only those whose makers you trust.'

const pluginRow =
  (enabled: boolean) =>
  ({ file, name, version, problem }: PluginReport): string[] => [
    ...[file, name ?? '', version ?? ''].map(printable),
    printable(problem ?? (enabled ? 'in use' : 'not loaded')),
  ]
