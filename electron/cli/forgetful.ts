import type { Repository } from '../engine/ports.ts'

/** Where a foreground download is kept: nowhere. It ends with its process, and so does all that is known of it. */
export const forgetful: Repository = {
  load: () => ({ downloads: [], lanes: [] }),
  save: () => undefined,
  readLog: () => [],
}
