import { z } from 'zod'
import { LanePolicy } from './lane.ts'
import { Said } from './said.ts'
import { SettingField } from './setting-field.ts'

/** The contract plugins are written for. It grows when one of an earlier number would no longer work. */
export const PLUGIN_CONTRACT = 1

const SourceName = z
  .string('A plugin has a name.')
  .regex(/^[a-z][a-z0-9-]{1,30}$/, 'A name is lower case: letters, digits and dashes, 2 to 31 of them.')

/** What of a plugin is known outside of the processes its code runs in. */
export const PluginDescription = z.object({
  contract: z.literal(PLUGIN_CONTRACT, {
    error: ({ input }) =>
      `It is written for contract ${input ?? 'of no number'}, and this Sluice has ${PLUGIN_CONTRACT}.`,
  }),
  /** The plugin's own. */
  version: z.string('A plugin has a version, in quotes.').min(1).max(50),
  name: SourceName,
  label: z.string('A plugin has a label, which people read.').min(1).max(40),
  aliases: z.array(SourceName).max(10).default([]),
  policy: LanePolicy,
  /** URL patterns; see electron/sources/link-pattern.ts. */
  match: z.array(z.string().min(1).max(300)).min(1).max(20),
  /** It has a schema of settings or a word of its own on whether it is set up, and can be asked. */
  tellsSetup: z.boolean().default(false),
  /** Which of its settings a form can show. */
  fields: z.array(SettingField).max(100).default([]),
})
export type PluginDescription = z.infer<typeof PluginDescription>

/** A file of the plugins' folder, and what came of it. */
export const PluginReport = z.object({
  file: z.string(),
  /** Null where it could not be asked. */
  name: z.string().nullable(),
  label: z.string().nullable(),
  version: z.string().nullable(),
  /** Why it is not used, in words for a person; null: it is. */
  problem: z.string().nullable(),
  /** The same as data, to be worded in any language. */
  said: Said.optional().catch(undefined),
})
export type PluginReport = z.infer<typeof PluginReport>

/** As found when Sluice started. */
export const PluginsView = z.object({
  enabled: z.boolean(),
  /** Absolute. */
  folder: z.string(),
  plugins: z.array(PluginReport),
})
export type PluginsView = z.infer<typeof PluginsView>
