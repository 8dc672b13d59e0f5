import { join } from 'node:path'
import { ForkedProcessHost } from '../process/forked-process-host.ts'
import { HeadStart } from '../process/head-start.ts'

// Only what a process's start needs: all else is loaded while it starts.

/** Download processes of the command line. `folder`: where the built files are. */
export const downloadProcesses = (folder: string): ForkedProcessHost =>
  new ForkedProcessHost({ entryPath: join(folder, 'download-process.js') })

/** The same, the first of which starts at once. Dispose, or it stays if nobody wants it. */
export const withHeadStart = (folder: string): HeadStart =>
  new HeadStart(downloadProcesses(folder), 'sluice-download')
