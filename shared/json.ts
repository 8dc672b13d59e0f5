import { z } from 'zod'

export const JsonValue = z.json()
export type JsonValue = z.infer<typeof JsonValue>

/** A bag of whatever a source wants to keep with its record. Never mixed with the record's own fields. */
export const JsonObject = z.record(z.string(), JsonValue)
export type JsonObject = z.infer<typeof JsonObject>
