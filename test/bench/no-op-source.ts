import { z } from 'zod'
import { defineSource } from '../../electron/sources/contract.ts'

/** Downloads that are done at once: what is left is what a download costs beyond its bytes. Its target is a file. */
export const noOp = defineSource({
  name: 'no-op',
  label: 'No-op',
  policy: { concurrency: 16, delay: 0 },
  settings: z.strictObject({}),
  recognise: () => null,
  parse: (filename) => ({ targetId: filename, displayName: filename, filename, extra: {} }),
  configured: async () => ({ ready: true, detail: '' }),
  download: async ({ targetId }) => targetId,
})
