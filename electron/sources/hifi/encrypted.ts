import { DownloadError } from '../../../shared/failure.ts'

export const encrypted = (): DownloadError =>
  new DownloadError('unsupported', 'The track is encrypted, and Sluice opens no locks.')
