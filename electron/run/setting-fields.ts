import { z } from 'zod'
import { SettingField } from '../../shared/setting-field.ts'

/** A form of more would be no form. */
const MOST_FIELDS = 50

/** As JSON Schema has a setting (https://json-schema.org/draft/2020-12/json-schema-validation), as far as a form shows it. */
const Property = z.object({
  type: z.enum(['string', 'number', 'integer', 'boolean', 'array']),
  enum: z.array(z.string()).optional(),
  items: z.looseObject({ type: z.literal('string') }).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
})
type Property = z.infer<typeof Property>

const Schema = z.object({ properties: z.record(z.string(), z.unknown()) })

/**
 * The settings of a plugin that a form can show, in the order of its schema: texts, numbers, switches, choices and
 * lists of texts. What is of another kind stays what it is in the file. Never throws: a schema may be of another zod.
 */
export function settingFields(settings: z.ZodType): SettingField[] {
  const { success, data } = Schema.safeParse(asJsonSchema(settings))
  if (!success) return []
  const fields = Object.entries(data.properties).flatMap(([key, property]) => fieldOf(key, property) ?? [])
  return fields.slice(0, MOST_FIELDS)
}

function asJsonSchema(settings: z.ZodType): unknown {
  try {
    return z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' })
  } catch {
    return null
  }
}

function fieldOf(key: string, property: unknown): SettingField | null {
  const { data } = Property.safeParse(property)
  const kind = data && kindOf(data)
  if (!(data && kind)) return null
  const { title: label = key, description: help } = data
  return SettingField.safeParse({ kind, key, label, help, options: data.enum }).data ?? null
}

function kindOf({ type, enum: options, items }: Property): SettingField['kind'] | null {
  switch (type) {
    case 'string':
      return options ? 'choice' : 'text'
    case 'boolean':
      return 'switch'
    case 'array':
      return items ? 'lines' : null
    default:
      return 'number'
  }
}
