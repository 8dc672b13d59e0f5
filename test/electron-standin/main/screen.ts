import type { Screen } from 'electron'

const area = { x: 0, y: 0, width: 1_920, height: 1_040 }

/** One screen. Only what places a window is told of it. */
export const screen = {
  getDisplayMatching: () => ({ workArea: area }),
} satisfies { getDisplayMatching: (...args: Parameters<Screen['getDisplayMatching']>) => object }
