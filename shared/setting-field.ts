import { z } from 'zod'

const common = {
  /** Its name among the settings. */
  key: z.string().min(1).max(100),
  /** What people read; their plugin's maker has written it. */
  label: z.string().min(1).max(200),
  help: z.string().max(1_000).optional(),
}

/** One setting of a plugin, as a form can show it. `number` is typed as a text; `lines` is a list of texts. */
export const SettingField = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['text', 'number', 'switch', 'lines']), ...common }),
  z.object({ kind: z.literal('choice'), ...common, options: z.array(z.string().min(1).max(200)).max(100) }),
])
export type SettingField = z.infer<typeof SettingField>
