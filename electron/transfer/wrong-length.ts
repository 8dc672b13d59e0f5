import { DownloadError } from '../../shared/failure.ts'

export const tooLong = (size: number): DownloadError =>
  new DownloadError('wrong-length', `The server announced ${size} bytes and sent more.`)

/** `size`: null when none was announced. */
export const tooShort = (position: number, size: number | null): DownloadError =>
  new DownloadError(
    'incomplete',
    `The server stopped after ${position} of ${size ?? 'an unknown number of'} bytes.`,
  )
