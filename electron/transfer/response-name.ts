import { parse } from 'content-disposition'
import { safeName } from './file-name.ts'
import { lastSegment } from './last-segment.ts'

type Named = {
  /** What the person asked for. */
  readonly filename: string | undefined
  /** `Content-Disposition`, as received. */
  readonly disposition: string | undefined
  /** `Content-Type`, as received. */
  readonly type: string | undefined
  /** Where the file came from, after redirects. */
  readonly url: URL
}

/** What a file of a page that names none is: only what people meet, the rest needs no extension. */
const extensions: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'text/plain': '.txt',
  'text/css': '.css',
  'text/csv': '.csv',
  'application/json': '.json',
  'application/xml': '.xml',
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'application/gzip': '.gz',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/svg+xml': '.svg',
  'audio/mpeg': '.mp3',
  'audio/flac': '.flac',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
}

/** The safe name of a response's file: asked for, else the server's, else the link's, else the host's. */
export function responseName({ filename, disposition, type, url }: Named): string {
  if (filename !== undefined) return safeName(filename)
  const host = url.hostname.replace(/[[\]]/g, '')
  const extension = extensions[type?.split(';')[0]?.trim().toLowerCase() ?? ''] ?? ''
  const fallback = safeName(host + extension)
  const named = dispositionName(disposition)
  return safeName(named === '' ? lastSegment(url) : named, fallback)
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
