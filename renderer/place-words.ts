import { BELOW } from '../shared/fault.ts'
import type { Said } from '../shared/said.ts'
import { texts } from './texts.ts'

/** What the engine says, with the settings it names called as their fields are in this window. */
export function inFieldNames({ code, values }: Said): Said {
  const named = Object.entries(values).map(([name, value]) => {
    if (typeof value === 'object') return [name, inFieldNames(value)]
    return [name, code === 'at' && name === 'where' ? placeWords(String(value)) : value]
  })
  return { code, values: Object.fromEntries(named) }
}

const placeWords = (where: string): string => where.split(BELOW).map(partWords).join(BELOW)

function partWords(part: string): string {
  // Places in a list count from 0 there, and from 1 for people.
  if (/^\d+$/.test(part)) return String(Number(part) + 1)
  const { settings, preferences } = texts
  if (part === 'commands') return settings.command.which
  return (
    labelIn(settings.fields, part) ??
    labelIn(preferences.fields, part) ??
    (isCommandField(part) ? settings.command[part] : part)
  )
}

const labelIn = (fields: Readonly<Record<string, { readonly label: string }>>, key: string) =>
  Object.hasOwn(fields, key) ? fields[key]?.label : undefined

const commandFields = ['name', 'program', 'args', 'progress', 'result'] as const
const isCommandField = (part: string): part is (typeof commandFields)[number] =>
  commandFields.some((field) => field === part)
