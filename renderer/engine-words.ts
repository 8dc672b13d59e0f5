import type { DownloadFailure } from '../shared/failure.ts'
import { BELOW } from '../shared/fault.ts'
import type { PluginReport } from '../shared/plugin.ts'
import type { RpcError } from '../shared/rpc-error.ts'
import { inWordsOf, type Said, say } from '../shared/said.ts'
import type { Setup } from '../shared/source.ts'
import { inFieldNames } from './place-words.ts'
import { useLanguage } from './state/language.ts'
import { texts } from './texts.ts'

// What the engine and its sources say in English, in the window's language as far as that goes.

const isEnglish = (): boolean => useLanguage.getState().language === 'en'

/** What the engine's side says to a person. */
export const saidWords = (said: Said): string => inWordsOf(texts.said, inFieldNames(said))

/** Why the engine, or the desktop, says no. One of another version may have words of its own alone. */
export const refusalWords = ({ message, data }: RpcError): string => (data ? saidWords(data) : message)

/** What is wrong with one setting of a source, to be shown at its field; null: it is not this one's. */
export function problemAt(key: string, refusal: Said | undefined): string | null {
  if (refusal?.code !== 'at') return null
  const { where, problem } = refusal.values
  const [, setting, ...below] = String(where).split(BELOW)
  if (setting !== key || typeof problem !== 'object') return null
  return saidWords(below.length === 0 ? problem : say('at', { where: below.join(BELOW), problem }))
}

/** What a source lacks, and how it is had. A plugin has words of its own alone. */
export function setupWords({ reason, howTo, said }: Setup & { readonly ready: false }): {
  readonly reason: string
  readonly howTo: string
} {
  return said ? { reason: saidWords(said.reason), howTo: saidWords(said.howTo) } : { reason, howTo }
}

/** Why a plugin is not used; null: it is. */
export const pluginProblem = ({ problem, said }: PluginReport): string | null =>
  said ? saidWords(said) : problem

/** What went wrong: in English the engine's own words, elsewhere its kind and the server's number for it. */
export function failureWords({ code, message }: DownloadFailure): string {
  if (isEnglish()) return message
  const [status] = /\(\d{3}\)/.exec(message) ?? []
  return status === undefined ? texts.failures[code] : `${texts.failures[code]} ${status}`
}

/** What went wrong and what to do about it, in a line. The engine's own words may say both, in a sentence each. */
export function failureInALine(failure: DownloadFailure): string {
  const advice = texts.advice[failure.code]
  if (!isEnglish()) return `${failureWords(failure)} · ${advice}`
  return /[.!?] \p{Lu}/u.test(failure.message) ? failure.message : `${failure.message} ${advice}`
}

/**
 * What the engine says of a failure, if it has more to it than its kind: a host, a number, a path, a program's
 * words. Null elsewhere: then it would only be the same again, in English.
 */
export function failureDetail({ message }: DownloadFailure): string | null {
  return isEnglish() || /[\d"“(:/\\]|\w\.\w/.test(message) ? message : null
}

/** What a download is busy with. Sources of others' making have words of their own. */
export function phaseWords(phase: string): string {
  const [, found] = /^listing: (\d+)$/.exec(phase) ?? []
  if (found !== undefined) return texts.phases.listed({ n: Number(found) })
  if (phase === 'listing') return texts.phases.listing
  return phase === 'finishing' ? texts.phases.finishing : phase
}

/** Why a lane rests. Only for one reason does the engine put it to rest. */
export const restWords = (coolDownReason: string | null): string =>
  isEnglish() && coolDownReason !== null ? coolDownReason : texts.waiting.tooMany

/** Why a list is not whole. */
export const partialWords = (problem: string): string => (isEnglish() ? problem : texts.expanded.partial)

/** How an attempt ended, from the log. */
export function outcomeWords(logged: string): string {
  const [, word = '', detail] =
    /^(Finished|Failed|Paused|Cancelled)(?: for good)?(?:: (.*))?$/.exec(logged) ?? []
  const said = isEnglish() ? undefined : outcomes[word]?.()
  if (said === undefined) return logged
  // Apart from it: in English all the same, it would tear up a sentence from right to left (UAX #9).
  return detail === undefined ? said : `${said} · \u2068${detail}\u2069`
}

const outcomes: Readonly<Record<string, () => string>> = {
  Finished: () => texts.states.completed,
  Failed: () => texts.states.failed,
  Paused: () => texts.states.paused,
  Cancelled: () => texts.states.cancelled,
}
