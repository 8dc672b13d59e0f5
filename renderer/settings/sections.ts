import { texts } from '../texts.ts'
import { choice, type Field, number, own, text } from './fields.ts'
import { FolderRules } from './folder-rules.tsx'

type SectionName = keyof typeof texts.preferences.sections
type Section = { readonly name: SectionName; readonly fields: readonly Field[] }

/** The preferences as a person finds them. A field is a line here, and its words in the catalogue. */
export const sections: readonly Section[] = [
  { name: 'folders', fields: [text('downloadDir'), own('folderRules', FolderRules)] },
  { name: 'limits', fields: [number('maxActive'), number('maxAttempts')] },
  { name: 'appearance', fields: [choice('appearance', () => texts.preferences.appearances)] },
]
