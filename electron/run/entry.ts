import { findSource } from '../sources/registry.ts'
import { parentPort } from './port.ts'
import { serveRuns } from './serve-runs.ts'

serveRuns(parentPort(), findSource)
