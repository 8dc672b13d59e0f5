import { InvalidArgumentError } from 'commander'
import type { HeaderText } from '../../shared/header-text.ts'
import type { ProxySetting } from '../../shared/proxy.ts'
import { days, SpeedRule } from '../../shared/speed-schedule.ts'

const powers: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 }

/** `5M` → bytes per second. Decimal units; a trailing `B`, `/s` or `ps` changes nothing. */
export function parseRate(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([kmg]?)i?b?(?:\/s|ps)?$/i.exec(text) ?? []
  const rate = Math.round(Number(number) * (powers[unit.toLowerCase()] ?? 0))
  if (!(rate >= 1)) throw new InvalidArgumentError('A rate looks like 500k or 5M (bytes a second).')
  return rate
}

/** As a rate, or `none` → 0. */
export const parseLimit = (text: string): number => (text === 'none' ? 0 : parseRate(text))

/** `mon-fri,sun 08:00-18:00 500k` after the rules before it. */
export function addRule(text: string, before?: readonly SpeedRule[] | false): readonly SpeedRule[] {
  const [, names = '', from = '', to = '', limit = ''] =
    /^(\S+) +([\d:]+)-([\d:]+) +(\S+)$/.exec(text.trim()) ?? []
  const { success, data } = SpeedRule.safeParse({
    days: daysIn(names),
    from,
    to,
    limit: parseLimit(limit || '?'),
  })
  if (!success) throw new InvalidArgumentError("A rule looks like 'mon-fri 08:00-18:00 500k'.")
  return [...(before || []), data]
}

/** `fri-mon` goes over the week's end. */
function daysIn(text: string): string[] {
  return text.split(',').flatMap((part) => {
    const [first = '', last = first] = part.split('-')
    const names: readonly string[] = days
    const [begin, end] = [names.indexOf(first), names.indexOf(last)]
    if (begin < 0 || end < 0) return [part]
    return Array.from({ length: ((end - begin + 7) % 7) + 1 }, (_, at) => days[(begin + at) % 7] ?? part)
  })
}

/** A text that a preference takes; what is wrong with any other is said in its schema's words. */
export const parseBy =
  (schema: typeof ProxySetting | typeof HeaderText) =>
  (text: string): string => {
    const { data, error } = schema.safeParse(text)
    if (error) throw new InvalidArgumentError(error.issues.map(({ message }) => message).join(' '))
    return data
  }

export const parseWhole =
  (least: number, most: number) =>
  (text: string): number => {
    const number = Number(text)
    if (!/^\d+$/.test(text) || number < least || number > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
    }
    return number
  }

/** Adds one `Name: value` to those before; a name may come once, the last wins, whatever its case. */
export function addHeader(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const [, name, value] = /^([^:\s]+)\s*:\s*(.*)$/.exec(text) ?? []
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError("A header looks like 'Name: value'.")
  }
  const others = Object.entries(before).filter(([known]) => known.toLowerCase() !== name.toLowerCase())
  return { ...Object.fromEntries(others), [name]: value.trim() }
}

export type Credentials = { readonly username: string; readonly password: string }

/** `name:password`; the first colon is the one between them (RFC 7617 §2). */
export function parseUser(text: string): Credentials {
  const [, username, password] = /^([^:]*):(.*)$/s.exec(text) ?? []
  if (username === undefined || password === undefined) {
    throw new InvalidArgumentError("It looks like 'name:password'.")
  }
  return { username, password }
}

/** It goes into an address and a WebSocket subprotocol, which take no other characters as they are. */
export function parseToken(text: string): string {
  if (!/^[\w.~-]{8,200}$/.test(text)) {
    throw new InvalidArgumentError('A token has 8 to 200 letters, digits or . _ ~ -')
  }
  return text
}

/** The links of a list, one a line; empty lines and lines that begin with # are not. */
export const linksIn = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
