import type { Clipboard } from 'electron'

let text = ''

/** A clipboard of this app alone. Asynchronous, as Electron's is since 44. */
export const clipboard = {
  readText: async () => text,
  writeText: async (written: string) => {
    text = written
  },
} satisfies Pick<Clipboard, 'readText' | 'writeText'>
