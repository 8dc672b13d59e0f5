import type { z } from 'zod'
import { texts } from '../texts.ts'

type Checked = { readonly value: number } | { readonly error: string }

/** The number a person typed, or what is wrong with it in the words of the shared schema. */
export function checkNumber(schema: z.ZodType<number>, text: string): Checked {
  if (text.trim() === '') return { error: texts.lanes.number }
  const { success, data, error } = schema.safeParse(Number(text))
  return success ? { value: data } : { error: error.issues[0]?.message ?? texts.lanes.number }
}
