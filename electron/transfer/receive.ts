import { DownloadError } from '../../shared/failure.ts'
import { errorCode } from './error-code.ts'
import type { PartFile } from './part-file.ts'
import type { TokenBucket } from './token-bucket.ts'

type Reception = {
  readonly body: AsyncIterable<Uint8Array>
  readonly part: PartFile
  /** Bytes announced; null when they were not. */
  readonly size: number | null
  readonly limit: TokenBucket | null
  readonly signal: AbortSignal
  onBytes(transferred: number): void
}

/** Writes a body to its part file, and refuses any other number of bytes than was announced. */
export async function receive({ body, part, size, limit, signal, onBytes }: Reception): Promise<number> {
  let transferred = 0
  try {
    for await (const chunk of body) {
      transferred += chunk.length
      if (size !== null && transferred > size) throw tooLong(size)
      onBytes(transferred)
      await part.write(chunk)
      await limit?.take(chunk.length, signal)
    }
  } catch (error) {
    // The server ended the connection in order, but before the body's end.
    throw errorCode(error) === 'UND_ERR_SOCKET' ? tooShort(transferred, size) : error
  }
  if (size !== null && transferred < size) throw tooShort(transferred, size)
  return transferred
}

export const tooLong = (size: number): DownloadError =>
  new DownloadError('wrong-length', `The server announced ${size} bytes and sent more.`)

const tooShort = (transferred: number, size: number | null): DownloadError =>
  new DownloadError(
    'incomplete',
    `The server stopped after ${transferred} of ${size ?? 'an unknown number of'} bytes.`,
  )
