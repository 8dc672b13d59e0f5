import { parse } from 'content-disposition'
import mime from 'mime'
import { extensionIn, safeName, titled } from './file-name.ts'
import { lastSegment } from './last-segment.ts'

type Named = {
  /** What the person asked for. */
  readonly filename: string | undefined
  /** Or what to call it, whatever its extension. */
  readonly title?: string | undefined
  /** `Content-Disposition`, as received. */
  readonly disposition: string | undefined
  /** `Content-Type`, as received. */
  readonly type: string | undefined
  /** Where the file came from, after redirects. */
  readonly url: URL
}

/** Types that most people's files have under another extension than the registry's first, or that it lacks. */
const usual: ReadonlyMap<string, string> = new Map([
  ['audio/flac', 'flac'],
  ['audio/mpeg', 'mp3'],
  ['audio/ogg', 'ogg'],
  ['video/quicktime', 'mov'],
  ['application/x-gzip', 'gz'],
  ['application/zstd', 'zst'],
])
/** Servers say these of what they know nothing about. */
const vague: ReadonlySet<string> = new Set(['application/octet-stream', 'text/plain'])

/**
 * The safe name of a response's file: asked for, else the server's, else the link's, else the host's. The
 * type only gives an extension to what has none.
 */
export function responseName({ filename, title, ...answer }: Named): string {
  if (filename !== undefined) return safeName(filename)
  const name = ownName(answer)
  return title === undefined ? name : safeName(titled(title, `_${extensionOfAnswer(answer)}`), name)
}

type Answered = Omit<Named, 'filename' | 'title'>

function ownName({ disposition, type, url }: Answered): string {
  const essence = essenceOf(type)
  const extension = extensionOf(essence)
  const host = url.hostname.replace(/[[\]]/g, '')
  const fallback = safeName(host + (essence === 'application/octet-stream' ? '' : extension))
  const named = dispositionName(disposition)
  if (named !== '') return safeName(named, fallback)
  const last = lastSegment(url)
  const isBare = !(last === '' || /\.[^.\s]+$/.test(last) || vague.has(essence))
  return safeName(isBare ? last + extension : last, fallback)
}

/** What makes a page need not be what the page is of. */
const scripts = /^\.(?:php\d?|aspx?|ashx|cgi|jsp|pl)$/i

/** The server's name knows best; a link's ending may be part of a version, or a script's. */
function extensionOfAnswer({ disposition, type, url }: Answered): string {
  const named = extensionIn(dispositionName(disposition))
  if (named !== '') return named
  const inLink = extensionIn(lastSegment(url))
  const essence = essenceOf(type)
  const ofType = vague.has(essence) ? '' : extensionOf(essence)
  const isSure = mime.getType(inLink) !== null && !scripts.test(inLink)
  return isSure || ofType === '' ? inLink : ofType
}

const essenceOf = (type: string | undefined): string => type?.split(';')[0]?.trim().toLowerCase() ?? ''

/** With its dot; '' when the type has none. */
function extensionOf(essence: string): string {
  const extension = usual.get(essence) ?? mime.getExtension(essence)
  return extension ? `.${extension}` : ''
}

/** RFC 6266 §4.3: only the last part of a path counts. '' when there is none. */
function dispositionName(header: string | undefined): string {
  if (header === undefined) return ''
  const { filename = '' } = parse(headerText(header)).parameters
  return filename.split(/[/\\]/).at(-1) ?? ''
}

/** Header bytes arrive as Latin-1; many servers mean UTF-8, and bytes that are valid UTF-8 hardly mean else. */
export function headerText(header: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'))
  } catch {
    return header
  }
}
