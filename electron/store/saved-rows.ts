import { z } from 'zod'

/** A row with JSON in it that is not what it should be. */
export type DamagedRow = { readonly key: string; readonly raw: string; readonly reason: string }

export type Checked<T> = { readonly value: T } | { readonly damaged: DamagedRow }

/** What a row holds, if it is what it should be and bears the row's key. */
export function checked<T>(
  key: string,
  raw: string,
  schema: z.ZodType<T>,
  keyOf: (value: T) => string,
): Checked<T> {
  try {
    const value = schema.parse(JSON.parse(raw))
    if (keyOf(value) !== key) throw new Error(`It holds ${keyOf(value)}.`)
    return { value }
  } catch (error) {
    return { damaged: { key, raw, reason: reasonOf(error) } }
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof z.ZodError
    ? z.prettifyError(error)
    : String(error instanceof Error ? error.message : error)
