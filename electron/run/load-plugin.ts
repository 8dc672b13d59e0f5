import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { DownloadError } from '../../shared/failure.ts'
import type { JsonObject } from '../../shared/json.ts'
import { PluginDescription } from '../../shared/plugin.ts'
import { say } from '../../shared/said.ts'
import { notSetUp, Setup } from '../../shared/source.ts'
import type { Source } from '../sources/contract.ts'
import { pluginKit } from '../sources/plugin-kit.ts'
import { settingFields } from './setting-fields.ts'

const NO_MAKER = 'It has to export a function "plugin" that returns the source.'

const hasSafeParse = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'safeParse' in value && typeof value.safeParse === 'function'

const isFunction = (value: unknown): boolean => typeof value === 'function'

const Plugin = PluginDescription.extend({
  settings: z.custom<z.ZodType>(hasSafeParse, 'Its settings have to be a zod schema.').optional(),
  configured: z
    .custom<(settings: unknown) => unknown>(isFunction, 'Its "configured" has to be a function.')
    .optional(),
  download: z.custom<Source['download']>(isFunction, 'It has no function "download".'),
})
const Maker = z.object({
  plugin: z.custom<(kit: typeof pluginKit) => unknown>(isFunction),
})

type Loaded = { readonly description: PluginDescription; readonly source: Source }

/**
 * Runs a person's own module and checks what it makes. Only ever in a download process: the module may do
 * anything, also end the process. Throws a DownloadError that says what is wrong with it.
 */
export async function loadPlugin(path: string): Promise<Loaded> {
  const made = await ran(path)
  const { success, data, error } = Plugin.safeParse(made)
  if (!success) throw new DownloadError('tool-failed', wordsOf(error))
  const { download, configured, settings, ...description } = data
  const about = {
    tellsSetup: configured !== undefined || settings !== undefined,
    fields: settings ? settingFields(settings) : [],
  }
  const source: Source = {
    ...{ name: data.name, label: data.label, policy: data.policy },
    settings: settings ?? z.record(z.string(), z.json()),
    recognise: () => null,
    parse: () => null,
    configured: async (values) =>
      configured ? setupIn(await configured(values)) : { ready: true, detail: '' },
    download: (job) => download(job),
  }
  return { description: { ...description, ...about }, source }
}

/** Whether a plugin is set up, in its own words. Throws whatever it throws. */
export async function pluginSetup(path: string, name: string, settings: JsonObject): Promise<Setup> {
  const source = await pluginSource(path, name)
  const { success, data, error } = source.settings.safeParse(settings)
  if (success) return await source.configured(data)
  return notSetUp(say('settings-unfit', { problem: listed(error) }), say('set-again'))
}

function setupIn(said: unknown): Setup {
  const { success, data } = Setup.safeParse(said)
  if (success) return data
  const wanted = '{ ready: true, detail } or { ready: false, reason, howTo }'
  throw new DownloadError('tool-failed', `Its "configured" has to return ${wanted}.`)
}

/** The source a download is of. Throws a DownloadError, also when the file holds another one by now. */
export async function pluginSource(path: string, name: string): Promise<Source> {
  const { source } = await loadPlugin(path)
  if (source.name === name) return source
  throw new DownloadError(
    'tool-failed',
    `${path} is the plugin "${source.name}" now, and no longer "${name}".`,
  )
}

async function ran(path: string): Promise<unknown> {
  try {
    const module = Maker.safeParse(await import(/* @vite-ignore */ pathToFileURL(path).href))
    if (!module.success) throw new Error(NO_MAKER)
    return await module.data.plugin(pluginKit)
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause)
    throw new DownloadError('tool-failed', `The plugin cannot be loaded: ${words}`, { cause })
  }
}

const wordsOf = (error: z.ZodError): string => `The plugin is not as it should be. ${listed(error)}`

function listed({ issues }: z.ZodError): string {
  const words = issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
  return words.slice(0, 5).join(' ')
}
