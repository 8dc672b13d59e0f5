import type { z } from 'zod'
import { issueWords } from '../issue-words.ts'
import { texts } from '../texts.ts'

type Checked = { readonly value: number } | { readonly error: string }

/** The number a person typed, or what is wrong with it by the shared schema. */
export function checkNumber(schema: z.ZodType<number>, text: string): Checked {
  if (text.trim() === '') return { error: texts.said.number }
  const { success, data, error } = schema.safeParse(Number(text))
  return success ? { value: data } : { error: issueWords(error.issues[0]) }
}
