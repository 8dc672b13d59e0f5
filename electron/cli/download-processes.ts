import { join } from 'node:path'
import { ForkedProcessHost } from '../process/forked-process-host.ts'
import { HeadStart } from '../process/head-start.ts'

// Only what a process's start needs: all else is loaded while it starts.

/** Download processes of the command line, the first of which starts at once. `folder`: where the built files are. */
export const downloadProcesses = (folder: string): HeadStart =>
  new HeadStart(new ForkedProcessHost({ entryPath: join(folder, 'download-process.js') }), 'sluice-download')
