import { z } from 'zod'
import { DownloadError } from '../../shared/failure.ts'
import { type Transfer, transfer } from '../transfer/transfer.ts'
import { type Asked, askForText } from './ask.ts'
import { deliver } from './deliver.ts'
import { inPrivateFolder } from './private-folder.ts'

type Ask = Omit<Asked, 'headers'> & Partial<Pick<Asked, 'headers'>>

/** What a plugin is given, since it cannot import Sluice's own modules. docs/write-a-source.md says what each does. */
export const pluginKit = {
  z,
  DownloadError,
  askForText: ({ headers = {}, url, signal, proxy }: Ask) => askForText({ headers, url, signal, proxy }),
  inPrivateFolder,
  deliver,
  transfer: (job: Transfer) => transfer(job),
} as const
