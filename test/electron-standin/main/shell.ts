import type { Shell } from 'electron'

/** Opens nothing. A test that wants to know what was asked for replaces the function. */
export const shell = {
  showItemInFolder: () => undefined,
  openPath: async () => '',
  openExternal: async () => undefined,
} satisfies Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>
