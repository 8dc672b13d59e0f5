import type { DownloadEngine } from '../engine/engine.ts'

/** What callers may ask of the engine; how it is opened and closed is its host's business. */
export type EnginePort = Omit<DownloadEngine, 'close'>
