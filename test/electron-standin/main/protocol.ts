import type { Protocol } from 'electron'

type Handler = Parameters<Protocol['handle']>[1]
const handlers = new Map<string, Handler>()

/** Chromium cannot be taught a scheme over CDP: `app://sluice/x` is `http://sluice.app-scheme.localhost/x` to it. */
export const toChromium = (url: string): string =>
  url.replace(/^([a-z][a-z0-9+-]*):\/\/([^/?#]*)/i, (whole, scheme, host) =>
    handlers.has(scheme) ? `http://${host}.${scheme}-scheme.localhost` : whole,
  )

export const fromChromium = (url: string): string =>
  url.replace(/^http:\/\/([^/?#]*)\.([a-z0-9+-]+)-scheme\.localhost/, '$2://$1')

export const handlerOf = (url: string): Handler | undefined => handlers.get(url.slice(0, url.indexOf(':')))

/** Scripts, styles and all else of these addresses come from the app's handlers. */
export const SCHEME_PATTERN = 'http://*-scheme.localhost/*'

export const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  handle: (scheme, handler) => void handlers.set(scheme, handler),
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>
