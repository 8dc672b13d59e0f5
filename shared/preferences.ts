import { z } from 'zod'
import { fault } from './fault.ts'
import { FolderRule } from './folder-rules.ts'
import { HeaderText } from './header-text.ts'
import { JsonObject } from './json.ts'
import { LanePatch, LaneSettings, SpeedLimit } from './lane.ts'
import { languages } from './languages.ts'
import { NoProxy, ProxySetting } from './proxy.ts'
import { say } from './said.ts'
import { SpeedSchedule, TimeOfDay } from './speed-schedule.ts'

/** From the one to the other, which may be on the next day. */
export const QuietHours = z.strictObject({ from: TimeOfDay, to: TimeOfDay })
export type QuietHours = z.infer<typeof QuietHours>

const MOST_FOLDER_RULES = 200

/** Names the window is asked for by, besides addresses: that of a proxy before it, say. */
const AllowedHosts = z
  .array(z.string().refine((text) => /^[a-z\d]([a-z\d.-]*[a-z\d])?$/.test(text), fault(say('no-host-name'))))
  .max(50)

/** Everything a person can set, with its default. One file, `preferences.json`, in the data folder. */
export const Preferences = z.strictObject({
  /** Folder for finished files; empty: the system's downloads folder. */
  downloadDir: z.string().default(''),
  /** Where downloads go that name no folder; the first that fits, else `downloadDir`. */
  folderRules: z.array(FolderRule).max(MOST_FOLDER_RULES).default([]),
  /** Active downloads over all lanes. */
  maxActive: z.int().min(1).max(256).default(16),
  /** Attempts a download gets before it is Errored. */
  maxAttempts: z.int().min(1).max(100).default(5),
  /** Of all downloads together, while no rule of the schedule says otherwise. */
  speedLimit: SpeedLimit.default(0),
  speedSchedule: SpeedSchedule.default([]),
  proxy: ProxySetting.default(''),
  /** Servers that are asked without it: names, with all below them, addresses, networks (10.0.0.0/8), each with or without a port. */
  noProxy: NoProxy.default(''),
  /** Empty: Sluice and its version. */
  userAgent: HeaderText.default(''),
  /** Empty: none; `*`: each link itself. */
  referer: HeaderText.default(''),
  /** By lane key: `youtube`, or `http:example.org` for one host. */
  lanes: z.record(z.string(), LaneSettings).default({}),
  /** By source name; each source checks its own. */
  sources: z.record(z.string(), JsonObject).default({}),
  /** Load a person's own sources at the next start: programs that may do whatever the person may. */
  plugins: z.boolean().default(false),
  appearance: z.enum(['system', 'light', 'dark']).default('system'),
  /** What the window speaks. */
  language: z.enum(['system', ...languages]).default('system'),
  /** In the desktop app: closing the window leaves it at work, to be reached by its tray icon. */
  closeToTray: z.boolean().default(false),
  /** In the desktop app: it starts when the person signs in to the computer. */
  openAtLogin: z.boolean().default(false),
  /** In the desktop app: links that were copied are offered when its window is turned to. */
  watchClipboard: z.boolean().default(false),
  /** In the desktop app: a word when downloads have ended. */
  notifications: z.boolean().default(true),
  /** No notifications meanwhile. */
  quietHours: QuietHours.nullable().default(null),
  /** In the desktop app: it looks for newer versions of itself, once a day. */
  checkForUpdates: z.boolean().default(true),
  /** In the desktop app: other computers of the network reach its window and JSON-RPC, with the secret. */
  remoteAccess: z.boolean().default(false),
  allowedHosts: AllowedHosts.default([]),
})
export type Preferences = z.infer<typeof Preferences>

export const defaultPreferences: Preferences = Preferences.parse({})

/** A change to some of them. `lanes` and `sources` are merged by key; a key set to null goes back to its default. */
export const PreferencesPatch = z.strictObject({
  downloadDir: z.string().optional(),
  folderRules: z.array(FolderRule).max(MOST_FOLDER_RULES).optional(),
  maxActive: z.int().min(1).max(256).optional(),
  maxAttempts: z.int().min(1).max(100).optional(),
  speedLimit: SpeedLimit.optional(),
  speedSchedule: SpeedSchedule.optional(),
  proxy: ProxySetting.optional(),
  noProxy: NoProxy.optional(),
  userAgent: HeaderText.optional(),
  referer: HeaderText.optional(),
  lanes: z.record(z.string(), LanePatch.nullable()).optional(),
  sources: z.record(z.string(), JsonObject.nullable()).optional(),
  plugins: z.boolean().optional(),
  appearance: z.enum(['system', 'light', 'dark']).optional(),
  language: z.enum(['system', ...languages]).optional(),
  closeToTray: z.boolean().optional(),
  openAtLogin: z.boolean().optional(),
  watchClipboard: z.boolean().optional(),
  notifications: z.boolean().optional(),
  quietHours: QuietHours.nullable().optional(),
  checkForUpdates: z.boolean().optional(),
  remoteAccess: z.boolean().optional(),
  allowedHosts: AllowedHosts.optional(),
})
export type PreferencesPatch = z.infer<typeof PreferencesPatch>
