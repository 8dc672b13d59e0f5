import { parentPort } from '../../electron/run/port.ts'
import { serveRuns } from '../../electron/run/serve-runs.ts'
import { twoSources } from './two-sources.ts'

serveRuns(parentPort(), twoSources.find)
