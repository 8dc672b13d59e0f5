import { parentPort } from '../../electron/run/port.ts'
import { serveRuns } from '../../electron/run/serve-runs.ts'
import { noOp } from './no-op-source.ts'

serveRuns(parentPort(), () => noOp)
