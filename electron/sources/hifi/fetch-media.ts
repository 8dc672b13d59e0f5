import { type FileHandle, open } from 'node:fs/promises'
import { DownloadError } from '../../../shared/failure.ts'
import { ProgressTicker } from '../../transfer/progress-ticker.ts'
import { type Throttle, waited } from '../../transfer/throttle.ts'
import { ask, type Body } from '../ask.ts'
import type { Job } from '../contract.ts'
import type { Media } from './manifest.ts'

/** Pieces come one after the other; the last of them is not the end, which is for the engine to tell. */
const MOST_PERCENT = 99.9

type Ways = Pick<Job, 'signal' | 'report' | 'proxy'> & {
  readonly throttle: Throttle | null
}

/** Fetches the pieces of a track into one file. Throws a DownloadError or what the network threw. */
export async function fetchMedia({ urls }: Media, path: string, ways: Ways): Promise<void> {
  const { signal, report, throttle, proxy } = ways
  await using file = await open(path, 'w')
  let ticker: ProgressTicker | null = null
  try {
    for (const [index, url] of urls.entries()) {
      const body = await ask({ url, headers: {}, signal, proxy })
      ticker ??= new ProgressTicker(urls.length === 1 ? body.size : null, report)
      await append(file, body, { ticker, throttle, signal })
      if (urls.length > 1) report({ percent: Math.min(MOST_PERCENT, (100 * (index + 1)) / urls.length) })
    }
  } finally {
    ticker?.[Symbol.dispose]()
  }
}

type Into = {
  readonly ticker: ProgressTicker
  readonly throttle: Throttle | null
  readonly signal: AbortSignal
}

async function append(
  file: FileHandle,
  { size, chunks }: Body,
  { ticker, throttle, signal }: Into,
): Promise<void> {
  let bytes = 0
  for await (const chunk of chunks) {
    await file.appendFile(chunk)
    bytes += chunk.length
    ticker.transferred += chunk.length
    await waited(throttle?.spend(chunk.length) ?? null, signal)
  }
  if (size === null || bytes === size) return
  throw new DownloadError('incomplete', `The server stopped after ${bytes} of ${size} bytes.`)
}
