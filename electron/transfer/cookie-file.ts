import { open } from 'node:fs/promises'
import { isIP } from 'node:net'
import { isAbsolute } from 'node:path'
import { Cookie, CookieJar } from 'tough-cookie'
import { DownloadError } from '../../shared/failure.ts'

/** Bytes: a browser's whole jar is a tenth of it. */
const LARGEST = 16 * 1024 * 1024
/** Ms since epoch: the latest moment a Date can hold (ECMA-262 §21.4.1.1). */
const LAST_MOMENT = 8.64e15

/**
 * Reads a file of cookies as Netscape wrote it, and as browsers' add-ons, curl and yt-dlp write it still: one a
 * line, seven fields between tabs. The jar keeps to RFC 6265 in what it then gives to whom.
 * Throws a `cookies` DownloadError, which never holds anything the file says.
 */
export async function readCookies(path: string): Promise<CookieJar> {
  if (!isAbsolute(path)) throw unusable(path, 'give its whole path, from the root of the disk on')
  return jarOf(await contents(path), path)
}

/** As bytes: a header carries those of a cookie as they are, whatever they are in. */
async function contents(path: string): Promise<string> {
  try {
    await using file = await open(path)
    const stat = await file.stat()
    // What has no end, as a device, would be read for ever.
    if (!stat.isFile()) throw unusable(path, 'it is no file')
    if (stat.size > LARGEST) throw unusable(path, 'it is far too large for one')
    return await file.readFile('latin1')
  } catch (error) {
    if (error instanceof DownloadError) throw error
    throw unusable(path, 'it is not there, or Sluice may not read it', error)
  }
}

function jarOf(text: string, path: string): CookieJar {
  const jar = new CookieJar(undefined, { allowSecureOnLocal: false })
  const lines = text.replace(/^\u00EF\u00BB\u00BF/, '').split(/\r?\n/)
  let isOne = /^# (?:Netscape )?HTTP Cookie File/i.test(lines[0] ?? '')
  for (const [index, line] of lines.entries()) {
    if (isRemark(line)) continue
    const said = cookieOf(line)
    if (!said) throw unusable(path, `line ${index + 1} is no cookie: it wants seven fields with tabs between`)
    isOne = true
    // One for a whole `com`, or of a name it may not have, is nobody's.
    jar.setCookieSync(said.cookie, said.from, { ignoreError: true })
  }
  if (!isOne) throw unusable(path, 'it holds none, in the form Netscape gave such files')
  return jar
}

/** `#HttpOnly_` before a domain is no remark: it says that scripts may not see the cookie. */
const isRemark = (line: string): boolean =>
  line.trim() === '' || (line.startsWith('#') && !line.startsWith(httpOnlyMark))

const httpOnlyMark = '#HttpOnly_'

/** A cookie, and an address it could have come from. Null: the line holds none. */
function cookieOf(line: string): { cookie: Cookie; from: string } | null {
  const httpOnly = line.startsWith(httpOnlyMark)
  const fields = (httpOnly ? line.slice(httpOnlyMark.length) : line).split('\t')
  // Without a value its tab is missing too, when an editor takes away what ends a line.
  const [domain = '', forSubdomains = '', path = '', secure = '', expires = '', key = '', value = ''] = fields
  const host = domain.replace(/^\./, '').toLowerCase()
  const isWhole = fields.length === 6 || fields.length === 7
  if (!(isWhole && isFlag(forSubdomains) && isFlag(secure) && /^-?\d*(?:\.\d+)?$/.test(expires))) return null
  const from = URL.parse(`https://${host.includes(':') ? `[${host.replace(/[[\]]/g, '')}]` : host}/`)
  // A header cannot carry what ends a line or a text.
  if (!from || host === '' || /\p{Cc}/u.test(key + value)) return null
  // An address of numbers has no subdomains, whatever the file says (RFC 6265 §5.1.3).
  const reachesBelow = isYes(forSubdomains) && isIP(host) === 0
  const cookie = new Cookie({
    ...{ key, value, httpOnly, secure: isYes(secure), expires: expiry(Number(expires)) },
    ...(path.startsWith('/') && { path }),
    ...(reachesBelow && { domain: host }),
  })
  return { cookie, from: from.href }
}

const isFlag = (text: string): boolean => /^(?:true|false)$/i.test(text)
const isYes = (text: string): boolean => text.toLowerCase() === 'true'

/** Zero or less is a session's, which is as long as ours. `seconds` since epoch. */
const expiry = (seconds: number): Date | 'Infinity' =>
  seconds > 0 && seconds * 1000 <= LAST_MOMENT ? new Date(seconds * 1000) : 'Infinity'

const unusable = (path: string, why: string, cause?: unknown): DownloadError =>
  new DownloadError('cookies', `${path} cannot serve as a file of cookies: ${why}.`, { cause })
