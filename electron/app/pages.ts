import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve } from 'node:path'
import { protocol, type WebFrameMain } from 'electron'

const SCHEME = 'app'
const HOST = 'sluice'
/** The window's own address. A scheme of ours instead of file://, whose pages may read any file. */
export const PAGE = `${SCHEME}://${HOST}/index.html`

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
}

/** The page may load nothing but its own files and talk to no one: everything else goes through the preload. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Electron wants to know of a scheme before it is ready. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
}

/** Once ready: the files of `folder` under our scheme. */
export function servePages(folder: string): void {
  protocol.handle(SCHEME, async ({ method, url }) => {
    const path = method === 'GET' ? fileOf(folder, url) : null
    if (path === null) return new Response('There is no such page.', { status: 404 })
    return answerWith(path)
  })
}

async function answerWith(path: string): Promise<Response> {
  try {
    const body = await readFile(path)
    const headers = {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    }
    return new Response(new Uint8Array(body), { headers })
  } catch {
    return new Response('There is no such page.', { status: 404 })
  }
}

/** The file a URL means; null when it is not ours or would lead out of the folder, by `..`, `%2e` or `\`. */
export function fileOf(folder: string, url: string): string | null {
  const { host, pathname } = new URL(url)
  if (host !== HOST) return null
  const path = resolve(folder, `.${decoded(pathname) ?? '/..'}`)
  const within = relative(folder, path)
  return within === '' || within.startsWith('..') || isAbsolute(within) ? null : path
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

/** Whether a frame shows our page, at the top of its window. Null: it has gone or moved on since it asked. */
export function isOurPage(frame: WebFrameMain | null, page: string): boolean {
  if (frame === null || frame.parent !== null || !URL.canParse(frame.url)) return false
  const [asked, ours] = [new URL(frame.url), new URL(page)]
  return asked.protocol === ours.protocol && asked.host === ours.host
}
