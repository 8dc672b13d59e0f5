import { parentPort } from '../../electron/run/port.ts'
import { serveRuns } from '../../electron/run/serve-runs.ts'
import { archive } from '../sources/example-source.ts'

serveRuns(parentPort(), (name) => (name === archive.name ? archive : undefined))
