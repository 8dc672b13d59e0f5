import { z } from 'zod'
import { JsonObject } from '../../shared/json.ts'
import type { ParamsOf } from '../../shared/methods.ts'
import { type Preferences, PreferencesPatch } from '../../shared/preferences.ts'
import { type DownloadRecord, Priority } from '../../shared/record.ts'

// Accounts stay where they are, for a file is soon in the wrong hands; and nothing that came in a file may
// let programs be loaded or let others in.
const KeptPreferences = PreferencesPatch.omit({
  sources: true,
  plugins: true,
  remoteAccess: true,
  allowedHosts: true,
})
type KeptPreferences = z.infer<typeof KeptPreferences>

const MOST_DOWNLOADS = 100_000

const QueuedDownload = z.strictObject({
  source: z.string().min(1),
  targetId: z.string().min(1),
  displayName: z.string().min(1),
  originalFilename: z.string().min(1),
  username: z.string(),
  extra: JsonObject,
  priority: Priority,
})
type QueuedDownload = z.infer<typeof QueuedDownload>

/** What is exported and imported: the preferences, and the downloads that have not ended well, in their order. */
export const Backup = z.strictObject({
  format: z.literal('sluice-1'),
  preferences: KeptPreferences,
  queue: z.array(QueuedDownload).max(MOST_DOWNLOADS),
})
export type Backup = z.infer<typeof Backup>

export function backupOf(preferences: Preferences, records: readonly DownloadRecord[]): Backup {
  return { format: 'sluice-1', preferences: keptOf(preferences), queue: records.filter(isOpen).map(queued) }
}

/** Null: it is no such file, or one of a version that knows more. */
export function readBackup(text: string): Backup | null {
  try {
    return Backup.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Those of the file that are not in the list, as the engine takes them. */
export function newIn(backup: Backup, records: readonly DownloadRecord[]): readonly QueuedDownload[] {
  const key = ({ source, targetId }: { source: string; targetId: string }) => `${source} ${targetId}`
  const known = new Set(records.map(key))
  return backup.queue.filter((download) => !known.has(key(download)))
}

export const dispatchOf = ({ priority: _, ...download }: QueuedDownload): ParamsOf<'dispatch'> => download

const isOpen = ({ state }: DownloadRecord): boolean =>
  state !== 'Completed, Succeeded' && state !== 'Cancelled'

function queued(record: DownloadRecord): QueuedDownload {
  const { source, targetId, displayName, filename, username, extra, priority } = record
  return { source, targetId, displayName, originalFilename: filename, username, extra, priority }
}

function keptOf(preferences: Preferences): KeptPreferences {
  const { proxy, ...kept } = KeptPreferences.strip().parse(preferences)
  // A proxy's address may hold a name and a password.
  return proxy === undefined || proxy.includes('@') ? kept : { ...kept, proxy }
}
