import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

export type Pages = (request: IncomingMessage, response: ServerResponse) => void

/** The window's files, read-only. Vite names what is under `assets/` by its content, so it never changes. */
export function servePages(folder: string): Pages {
  if (!existsSync(join(folder, 'index.html'))) return notBuilt
  const serve = sirv(folder, {
    etag: true,
    setHeaders(response, pathname) {
      const forever = pathname.startsWith('/assets/')
      response.setHeader('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendText(response, 405, 'GET only.')
    serve(request, response, () => sendText(response, 404, 'There is no such page.'))
  }
}

/** The page may load nothing and talk to no one but us. `host` has passed the Host check. */
export function setPageHeaders(response: ServerResponse, host: string): void {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    // The list places its rows, and the component library its popovers, by style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  response.setHeader('content-security-policy', policy.join('; '))
  response.setHeader('x-content-type-options', 'nosniff')
  // The secret is in the address's fragment, which no Referer carries; nothing else of it need be told either.
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end(`${text}\n`)
}

const notBuilt: Pages = (_request, response) =>
  sendText(response, 503, 'The window is not built. Run `npm run build`, then start Sluice again.')
