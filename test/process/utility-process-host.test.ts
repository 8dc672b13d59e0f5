import { vi } from 'vitest'
import { UtilityProcessHost } from '../../electron/process/utility-process-host.ts'
import { processHostSuite } from './process-host-suite.ts'

// On the stand-in's utilityProcess; electron.spec.ts sees it at work in the whole app.
vi.mock('electron', async () => {
  const { app } = await import('../electron-standin/main/app.ts')
  vi.spyOn(app, 'isReady').mockReturnValue(true)
  return import('../electron-standin/main/utility-process.ts')
})

processHostSuite((entryPath) => new UtilityProcessHost({ entryPath }), { signals: false })
