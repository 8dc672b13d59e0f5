import { open } from 'node:fs/promises'
import { linksInText } from '../../shared/links.ts'

/** A list of links; a film that was opened by mistake is not read. */
const MOST_BYTES = 4_000_000

export class LinkFileError extends Error {
  override readonly name = 'LinkFileError'
  readonly code: 'unreadable' | 'too-large' | 'no-links'

  constructor(code: LinkFileError['code'], cause?: unknown) {
    super(code, { cause })
    this.code = code
  }
}

/** The links in a text file, each once. Throws LinkFileError. */
export async function linksInFile(path: string): Promise<readonly string[]> {
  const text = decoded(await bytesOf(path))
  const links = [...new Set(linksInText(text).filter((link) => URL.canParse(link)))]
  if (links.length === 0) throw new LinkFileError('no-links')
  return links
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    await using file = await open(path)
    const stats = await file.stat()
    // A pipe or a device never ends.
    if (!stats.isFile()) throw new LinkFileError('unreadable')
    if (stats.size > MOST_BYTES) throw new LinkFileError('too-large')
    const buffer = Buffer.alloc(stats.size)
    const { bytesRead } = await file.read(buffer, 0, stats.size, 0)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw error instanceof LinkFileError ? error : new LinkFileError('unreadable', error)
  }
}

/** Windows' editors write UTF-16 at times, with a mark at its beginning. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}
