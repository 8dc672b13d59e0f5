import { config } from 'zod'
import { findSource } from './find-source.ts'
import { parentPort } from './port.ts'
import { serveRuns } from './serve-runs.ts'

// Set for us alone (`electron/process/small-process.ts`); a tool with many threads would be slow by it.
delete process.env['MALLOC_ARENA_MAX']
// What it would compile for each of its objects is used once or twice here.
config({ jitless: true })
serveRuns(parentPort(), findSource)
