import { z } from 'zod'
import type { JsonObject } from '../../shared/json.ts'
import type { PluginDescription } from '../../shared/plugin.ts'
import type { Setup } from '../../shared/source.ts'
import type { Source, Target } from './contract.ts'
import { encodedFields } from './encoded-fields.ts'
import { linkPattern, namedParts } from './link-pattern.ts'

/**
 * A person's own source as the engine's process knows it: by its description. None of its code is run here:
 * `askSetup` asks it elsewhere whether it is set up.
 * Throws an Error, in words for a person, when a pattern of its is none.
 */
export function describedSource(
  description: PluginDescription,
  plugin: string,
  askSetup: (settings: JsonObject) => Promise<Setup>,
): Source<JsonObject> {
  const { label, version, match, contract: _contract, tellsSetup, ...known } = description
  const isFrom = `Plugin ${version}, from ${plugin}`
  const patterns = match.map(linkPattern)
  const target = (id: string, filename: string, extra: Target['extra'], title?: string): Target => ({
    ...{ targetId: id, displayName: title ?? `${label} ${id}`, filename },
    extra: { ...extra, ...(title !== undefined && { title }) },
  })
  return {
    ...{ ...known, label, plugin },
    // What they are the plugin alone knows, and it checks them before it begins.
    settings: z.record(z.string(), z.json()),
    recognise(url) {
      for (const pattern of patterns) {
        const { id, ...parts } = namedParts(pattern, url) ?? {}
        if (id) return target(id, url.href, { ...parts, url: url.href })
      }
      return null
    },
    parse(filename) {
      const fields = encodedFields(filename, ['id', 'title'])
      return fields && target(fields.id, filename, {}, fields.title)
    },
    async configured(settings) {
      const setup = tellsSetup ? await askSetup(settings) : { ready: true as const, detail: '' }
      return setup.ready ? { ready: true, detail: [isFrom, setup.detail].filter(Boolean).join('. ') } : setup
    },
    download: async () => {
      throw new Error(`${plugin} is loaded in download processes alone.`)
    },
  }
}
