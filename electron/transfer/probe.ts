import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DownloadOptions } from '../../shared/options.ts'
import type { FileFacts } from '../../shared/probe.ts'
import type { ProxyRules } from '../../shared/proxy.ts'
import { toDownloadError } from './failures.ts'
import { follow, refusal, webAddress } from './follow.ts'
import { proxyFor } from './proxy.ts'
import { requestHeaders } from './request-headers.ts'
import { responseName } from './response-name.ts'
import { SignIn } from './sign-in.ts'
import { defaultTimeouts } from './timeouts.ts'
import { strongValidator } from './validator.ts'

type Probe = {
  readonly url: string
  /** Where the file would go. */
  readonly dir: string
  readonly options: DownloadOptions
  readonly proxy: ProxyRules
  readonly signal: AbortSignal
}

/**
 * What a server tells of a file by its headers alone (HEAD, RFC 9110 §9.3.2): a link that is good for one
 * download still is. Throws a DownloadError.
 */
export async function probe({ url: link, dir, options, proxy, signal }: Probe): Promise<FileFacts> {
  const url = webAddress(link)
  const signIn = SignIn.for(url, options)
  const route = {
    method: 'HEAD',
    timeouts: defaultTimeouts,
    signal,
    log: () => undefined,
    proxyOf: (to: URL) => proxyFor(to, proxy, process.env),
    ...(signIn && { signIn }),
  } as const
  try {
    const { exchange } = await follow(url, requestHeaders(options, url), route)
    exchange.leave()
    const refused = refusal(exchange)
    if (refused) throw refused
    const name = responseName({
      filename: options.filename,
      title: options.title,
      disposition: exchange.header('content-disposition'),
      type: exchange.header('content-type'),
      url: exchange.url,
    })
    const hasRanges = exchange.header('accept-ranges')?.toLowerCase() === 'bytes'
    return {
      name,
      size: exchange.length,
      resumable: hasRanges && exchange.length !== null && strongValidator(exchange) !== null,
      exists: existsSync(join(dir, name)),
    }
  } catch (error) {
    throw toDownloadError(error, { host: url.host, dir })
  }
}
