import type { Browser } from './browser.ts'

/** What is open in this process. Here, and not in the modules that open it, so that none has to know of all. */
export const registry = {
  browser: undefined as Browser | undefined,
  windows: new Set<{ close(): void; isDestroyed(): boolean }>(),
  utilities: new Set<{ readonly pid: number | undefined; readonly serviceName: string; end(): void }>(),
}

export function openBrowser(): Browser {
  if (!registry.browser) throw new Error('The app is not ready.')
  return registry.browser
}

/** Says what is passed over in silence otherwise: what was asked of pages that went meanwhile. */
export const { STANDIN_DEBUG: isVerbose } = process.env
