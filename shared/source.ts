import { z } from 'zod'
import { LanePolicy } from './lane.ts'
import { inEnglish, Said } from './said.ts'
import { SettingField } from './setting-field.ts'

/** Whether a source can work as it stands, and if not, what a person can do about it. */
export const Setup = z.discriminatedUnion('ready', [
  z.object({ ready: z.literal(true), detail: z.string() }),
  z.object({
    ready: z.literal(false),
    reason: z.string(),
    howTo: z.string(),
    /** The same as data, to be worded in any language; a plugin has words of its own alone. */
    said: z.object({ reason: Said, howTo: Said }).optional().catch(undefined),
  }),
])
export type Setup = z.infer<typeof Setup>

/** What a source lacks, and how it is had. */
export const notSetUp = (reason: Said, howTo: Said): Setup & { readonly ready: false } => ({
  ...{ ready: false, reason: inEnglish(reason), howTo: inEnglish(howTo) },
  said: { reason, howTo },
})

/** As far as it is known. `ready: null`: it is being looked at, and whoever asks again soon is told more. */
export const SetupView = z.discriminatedUnion('ready', [
  ...Setup.options,
  z.object({ ready: z.literal(null) }),
])
export type SetupView = z.infer<typeof SetupView>

/** A source as a person or a caller sees it. */
export const SourceView = z.object({
  /** Canonical name, lower case. */
  name: z.string(),
  label: z.string(),
  /** Other names accepted wherever a source is named, e.g. `deezer_dl`. */
  aliases: z.array(z.string()),
  policy: LanePolicy,
  /** Each host has a lane of its own. */
  hostLanes: z.boolean(),
  setup: SetupView,
  /** A plugin's settings, for its form. The window knows those of ours. */
  fields: z.array(SettingField),
})
export type SourceView = z.infer<typeof SourceView>
