import type { JsonObject } from '../../shared/json.ts'

/** A field of a record's extras that should be a text; null when it is not there, empty or no text. */
export function textOf(extra: JsonObject, name: string): string | null {
  const value = extra[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** One that should be a number more than 0; null when it is not. */
export function numberOf(extra: JsonObject, name: string): number | null {
  const value = extra[name]
  return typeof value === 'number' && value > 0 ? value : null
}
