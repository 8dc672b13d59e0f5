import type { ComponentType } from 'react'
import type { z } from 'zod'
import { defaultPreferences, type Preferences, PreferencesPatch } from '../../shared/preferences.ts'
import { issueWords } from '../issue-words.ts'
import { texts } from '../texts.ts'

const { shape } = PreferencesPatch

/** A preference with a field: it has its words in the catalogue. */
export type FieldKey = keyof typeof texts.preferences.fields & keyof Preferences

/** Those whose schema in the table of preferences is of this type. */
type KeysOf<S extends z.ZodType> = {
  [K in FieldKey]: (typeof shape)[K] extends z.ZodOptional<S> ? K : never
}[FieldKey]

type Option = { readonly id: string; readonly label: string }
export type EditorProps<T> = {
  readonly label: string
  readonly help: string
  readonly value: T
  readonly error: string | null
  readonly onChange: (value: T) => void
}

export type Field =
  | { readonly kind: 'text' | 'switch'; readonly key: FieldKey }
  | { readonly kind: 'number'; readonly key: FieldKey; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly key: FieldKey; readonly options: () => readonly Option[] }
  | { readonly kind: 'own'; readonly key: FieldKey; readonly Editor: ComponentType<EditorProps<unknown>> }

export const text = (key: KeysOf<z.ZodString>): Field => ({ kind: 'text', key })

/** On or off. */
export const toggle = (key: KeysOf<z.ZodBoolean>): Field => ({ kind: 'switch', key })

/** A whole number, within the bounds its schema has. */
export function number(key: KeysOf<z.ZodNumber>): Field {
  const { minValue, maxValue } = shape[key].unwrap()
  return { kind: 'number', key, min: minValue ?? 0, max: maxValue ?? Number.MAX_SAFE_INTEGER }
}

/** One of a few; what each is called is asked for when it is shown, in the language of that moment. */
export const choice = <K extends KeysOf<z.ZodEnum>>(
  key: K,
  labels: () => Record<Preferences[K], string>,
): Field => ({
  kind: 'choice',
  key,
  options: () => Object.entries<string>(labels()).map(([id, label]) => ({ id, label })),
})

/** A preference that is a form by itself, such as a list of rules. Its editor gets what the preference holds. */
export const own = <K extends FieldKey>(
  key: K,
  Editor: ComponentType<EditorProps<Preferences[K]>>,
): Field => ({
  kind: 'own',
  key,
  // The key says what the value is; a list of fields of many types cannot.
  Editor: Editor as ComponentType<EditorProps<unknown>>,
})

/** What a person has typed and chosen so far, a number as its digits. */
export type Draft = Readonly<Partial<Record<FieldKey, unknown>>>
type Checked = { readonly value: unknown } | { readonly error: string }

/** What stands in a field, whether it was touched or not. */
export function valueIn({ kind, key }: Field, draft: Draft, preferences: Preferences): unknown {
  if (key in draft) return draft[key]
  return kind === 'number' ? String(preferences[key]) : preferences[key]
}

export function check(field: Field, draftValue: unknown): Checked {
  const wanted = typeof draftValue === 'string' ? draftValue.trim() : draftValue
  if (field.kind === 'number') {
    const { success, data } = shape[field.key].safeParse(wanted === '' ? Number.NaN : Number(wanted))
    const words = texts.preferences.wholeNumber({ least: field.min, most: field.max })
    return success ? { value: data } : { error: words }
  }
  const { success, data, error } = shape[field.key].safeParse(wanted)
  return success ? { value: data } : { error: issueWords(error.issues[0]) }
}

export const isDefault = (field: Field, draftValue: unknown): boolean => {
  const checked = check(field, draftValue)
  return 'value' in checked && JSON.stringify(checked.value) === JSON.stringify(defaultPreferences[field.key])
}
