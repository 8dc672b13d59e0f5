import { z } from 'zod'
import { fault } from './fault.ts'
import { say } from './said.ts'

/** `scheme://name:password@host:port`; all but the host may be missing. */
const PATTERN =
  /^(?:(?<scheme>https?|socks5h?):\/\/)?(?:(?<username>[^\s\p{Cc}/?#@:]*)(?::(?<password>[^\s\p{Cc}/?#@]*))?@)?(?<host>\[[\da-f:.]+\]|[^\s\p{Cc}/?#@:[\]]+)(?::(?<port>\d{1,5}))?\/?$/iu

/** As curl has it where a proxy's address names no port. */
const USUAL_PORT = 1080

export type ProxyAddress = {
  readonly kind: 'http' | 'https' | 'socks5'
  /** IPv6 in brackets. */
  readonly host: string
  readonly port: number
  /** As in an address, percent signs and all. */
  readonly username: string
  readonly password: string
}

/** Null: it is none that can be used. Without a scheme it is an HTTP proxy, as curl has it. */
export function parseProxy(text: string): ProxyAddress | null {
  const { scheme = 'http', username = '', password = '', host, port } = PATTERN.exec(text)?.groups ?? {}
  if (host === undefined || Number(port) > 65_535) return null
  const kind = scheme.toLowerCase().startsWith('socks5') ? 'socks5' : scheme.toLowerCase()
  if (kind !== 'socks5' && kind !== 'http' && kind !== 'https') return null
  const usual = kind === 'https' ? 443 : USUAL_PORT
  return { kind, host, port: Number(port ?? usual), username, password }
}

/**
 * `http://host:port`, https, socks5 or socks5h, with `name:password@` where it wants them; `none`: straight to each
 * server; empty: as the environment says.
 */
export const ProxySetting = z
  .string()
  .max(2_000)
  .refine((text) => text === '' || text === 'none' || parseProxy(text) !== null, fault(say('no-proxy')))

/** Hosts that are asked without a proxy; those of the environment count too. */
export const NoProxy = z.string().max(10_000)

/** Which proxy a download is to use. */
export const ProxyRules = z.object({ proxy: ProxySetting, noProxy: NoProxy })
export type ProxyRules = z.infer<typeof ProxyRules>
