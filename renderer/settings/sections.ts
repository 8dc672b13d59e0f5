import type { ComponentType } from 'react'
import { ownNames } from '../texts/languages.ts'
import { texts } from '../texts.ts'
import { AllowedHosts } from './allowed-hosts.tsx'
import { BackupPanel } from './backup-panel.tsx'
import { choice, type Field, number, own, text, toggle } from './fields.ts'
import { FolderRules } from './folder-rules.tsx'
import { PluginsEditor } from './plugins-editor.tsx'
import { QuietHoursEditor } from './quiet-hours.tsx'
import { RemotePanel } from './remote-panel.tsx'
import { SpeedLimitInput } from './speed-limit.tsx'
import { SpeedScheduleEditor } from './speed-schedule.tsx'

type SectionName = keyof typeof texts.preferences.sections
export type Section = {
  readonly name: SectionName
  readonly fields: readonly Field[]
  /** What it has besides fields, and does at once. */
  readonly Panel?: ComponentType
  /** There is nothing of it in a browser. */
  readonly isDesktopOnly?: boolean
}

/** The preferences as a person finds them. A field is a line here, and its words in the catalogue. */
export const sections: readonly Section[] = [
  { name: 'folders', fields: [text('downloadDir'), own('folderRules', FolderRules)] },
  {
    name: 'limits',
    fields: [
      number('maxActive'),
      number('maxAttempts'),
      own('speedLimit', SpeedLimitInput),
      own('speedSchedule', SpeedScheduleEditor),
    ],
  },
  { name: 'network', fields: [text('proxy'), text('noProxy'), text('userAgent'), text('referer')] },
  {
    name: 'desktop',
    isDesktopOnly: true,
    fields: [
      toggle('closeToTray'),
      toggle('openAtLogin'),
      toggle('notifications'),
      own('quietHours', QuietHoursEditor),
      toggle('watchClipboard'),
      toggle('checkForUpdates'),
    ],
  },
  { name: 'plugins', fields: [own('plugins', PluginsEditor)] },
  {
    name: 'appearance',
    fields: [
      choice('appearance', () => texts.preferences.appearances),
      choice('language', () => ({ system: texts.preferences.appearances.system, ...ownNames })),
    ],
  },
  {
    name: 'remote',
    isDesktopOnly: true,
    fields: [toggle('remoteAccess'), own('allowedHosts', AllowedHosts)],
    Panel: RemotePanel,
  },
  { name: 'backup', fields: [], Panel: BackupPanel },
]
