import { findSource } from './find-source.ts'
import { parentPort } from './port.ts'
import { serveRuns } from './serve-runs.ts'

serveRuns(parentPort(), findSource)
