import type { JsonObject } from '../../shared/json.ts'
import type { SettingField } from '../../shared/setting-field.ts'
import type { SourceView } from '../../shared/source.ts'
import { texts } from '../texts.ts'

type FieldKey = keyof typeof texts.settings.fields
type Option = { readonly id: string; readonly label: string }

/** One setting of a source, as it is shown. An empty one is not set at all. */
export type SourceField = { readonly key: string } & Control

type Control =
  | { readonly kind: 'text' | 'figure' | 'switch' }
  /** A list of texts: one a line, or with commas between. */
  | { readonly kind: 'lines' | 'commas' }
  /** One of the options, or any of them. */
  | { readonly kind: 'choice' | 'several'; readonly options: () => readonly Option[] }
  | { readonly kind: 'number'; readonly values: readonly number[]; readonly unit: string }

/** One of ours, whose words are in the catalogue. */
type OurField = { readonly key: FieldKey } & Control

/** One with its words. */
export type LabelledField = SourceField & { readonly label: string; readonly help?: string | undefined }

const oneOf = (key: FieldKey, ids: readonly string[]): OurField => ({
  kind: 'choice',
  key,
  options: () => ids.map((id) => ({ id, label: id })),
})

/** A catalogue's group as options, by their names there. */
const labelled = (group: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(group).map(([id, label]) => ({ id, label }))

const media: readonly OurField[] = [
  { kind: 'choice', key: 'kind', options: () => labelled(texts.settings.kinds) },
  oneOf('container', ['mp4', 'mkv', 'webm', 'm4a', 'mp3', 'opus', 'ogg', 'flac', 'wav']),
  { kind: 'number', key: 'maxHeight', values: [2_160, 1_440, 1_080, 720, 480, 360], unit: 'p' },
  { kind: 'number', key: 'audioQuality', values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], unit: '' },
  { kind: 'commas', key: 'subtitles' },
  { kind: 'switch', key: 'automaticSubtitles' },
  { kind: 'several', key: 'filesBeside', options: () => labelled(texts.settings.beside) },
  { kind: 'switch', key: 'liveStreams' },
  { kind: 'switch', key: 'embedMetadata' },
  { kind: 'switch', key: 'embedThumbnail' },
  oneOf('cookiesFromBrowser', [
    'brave',
    'chrome',
    'chromium',
    'edge',
    'firefox',
    'opera',
    'safari',
    'vivaldi',
    'whale',
  ]),
  { kind: 'text', key: 'cookiesFile' },
  { kind: 'text', key: 'format' },
  { kind: 'text', key: 'toolPath' },
]
const shop: readonly OurField[] = [
  { kind: 'number', key: 'quality', values: [4, 3, 2, 1, 0], unit: '' },
  oneOf('codec', ['FLAC', 'ALAC', 'MP3', 'AAC', 'OGG']),
  { kind: 'switch', key: 'allowShort' },
  { kind: 'text', key: 'configPath' },
  { kind: 'text', key: 'toolPath' },
]
const hifi: readonly OurField[] = [
  { kind: 'lines', key: 'servers' },
  oneOf('quality', ['HI_RES_LOSSLESS', 'LOSSLESS', 'HIGH', 'LOW']),
  { kind: 'text', key: 'apiKey' },
]

/** What can be set of a source, by its name. What it has besides, in the file, is kept. */
export const sourceFields: Readonly<Record<string, readonly OurField[]>> = {
  youtube: media,
  soundcloud: media,
  tidal: shop,
  qobuz: shop,
  deezer: shop,
  hifi,
}

/** The form of a source: one of ours, or a plugin's as its maker has worded it. Empty: nothing can be set. */
export function formOf({ name, fields }: SourceView): readonly LabelledField[] {
  if (!Object.hasOwn(sourceFields, name)) return fields.map(pluginField)
  return (sourceFields[name] ?? []).map((field) => ({ ...field, ...texts.settings.fields[field.key] }))
}

function pluginField(field: SettingField): LabelledField {
  const { key, label, help } = field
  switch (field.kind) {
    case 'choice':
      return {
        kind: 'choice',
        key,
        label,
        help,
        options: () => field.options.map((id) => ({ id, label: id })),
      }
    case 'number':
      return { kind: 'figure', key, label, help }
    default:
      return { kind: field.kind, key, label, help }
  }
}

/** What is typed or chosen, as a control has it. */
export type Typed = string | boolean

/** How a setting stands in its control. */
export function typedOf({ kind, key }: SourceField, settings: JsonObject): Typed {
  const value = settings[key]
  if (kind === 'switch') return value === true
  if (Array.isArray(value)) return value.join(kind === 'lines' ? '\n' : ', ')
  return value === undefined || value === null ? '' : String(value)
}

/** The settings with what was typed; what is left empty is not set. */
export function settingsWith(
  settings: JsonObject,
  fields: readonly SourceField[],
  typed: Readonly<Record<string, Typed>>,
): JsonObject {
  const values = { ...settings }
  for (const field of fields) {
    const now = typed[field.key]
    if (now === undefined) continue
    const value = wantedValue(field, now)
    if (value === undefined) delete values[field.key]
    else values[field.key] = value
  }
  return values
}

function wantedValue({ kind }: SourceField, typed: Typed): JsonObject[string] | undefined {
  if (typeof typed === 'boolean') return typed || undefined
  const text = typed.trim()
  if (text === '') return undefined
  if (kind === 'number') return Number(text)
  // What is no number is left as it was typed, for the engine to refuse in words.
  if (kind === 'figure') return Number.isFinite(Number(text)) ? Number(text) : text
  if (kind === 'lines') return parts(text, /\n/)
  return kind === 'commas' || kind === 'several' ? parts(text, /[,\s]+/) : text
}

const parts = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '')
