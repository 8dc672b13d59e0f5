import type { z } from 'zod'
import { inEnglish, Said, say } from './said.ts'

type Issue = z.core.$ZodIssue

/** What a check of a schema says of a value that does not pass: in English, and as data for every other language. */
export const fault = (said: Said) => ({ message: inEnglish(said), params: { said } })

/**
 * What is wrong with a value, for the person who gave it. What a check says by `fault` counts; zod's own issues are
 * told by their kind, since zod words them for developers.
 */
export function faultIn(issue: Issue): Said {
  switch (issue.code) {
    case 'custom':
      return Said.safeParse(issue.params?.['said']).data ?? UNFIT
    case 'invalid_type':
      return wrongKind(issue.expected)
    case 'too_small':
      if (isNumber(issue)) return say('least', { least: Number(issue.minimum) })
      return Number(issue.minimum) === 1 ? say('empty') : UNFIT
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum))
    case 'invalid_value':
      return say('one-of', { options: issue.values.map(String).join(', ') })
    case 'unrecognized_keys':
      return say('unknown-keys', { keys: issue.keys.join(', ') })
    case 'invalid_format':
      return issue.format === 'url' ? say('web-address') : UNFIT
    default:
      return UNFIT
  }
}

/** The same with the place it stands at, below `within`, as names of settings. */
export function faultAt(issue: Issue, ...within: readonly string[]): Said {
  const where = [...within, ...issue.path.map(String)].join(BELOW)
  return where === '' ? faultIn(issue) : say('at', { where, problem: faultIn(issue) })
}

/** Between the parts of a place. */
export const BELOW = ' › '

const UNFIT = say('unusable')

const isNumber = ({ origin }: { readonly origin: string }): boolean => origin === 'number' || origin === 'int'

function tooBig(origin: string, most: number): Said {
  if (isNumber({ origin })) return say('most', { most })
  return origin === 'string' ? say('too-long', { most }) : say('too-many', { most })
}

function wrongKind(expected: string): Said {
  switch (expected) {
    case 'int':
      return say('whole-number')
    case 'number':
      return say('number')
    case 'string':
      return say('text')
    case 'boolean':
      return say('on-or-off')
    case 'array':
      return say('list')
    default:
      return UNFIT
  }
}
