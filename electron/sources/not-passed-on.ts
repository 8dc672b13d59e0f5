import type { DownloadOptions } from '../../shared/options.ts'
import type { Job } from './contract.ts'

const words = {
  headers: 'headers',
  cookiesFile: 'cookies',
  speedLimit: 'the speed limit',
  username: 'the name and password',
} as const satisfies Partial<Record<keyof DownloadOptions, string>>

/** Notes in the log which of a person's wishes for one download `whom` never hears of. */
export function notPassedOn(
  { options, log }: Pick<Job, 'options' | 'log'>,
  whom: string,
  wishes: readonly (keyof typeof words)[],
): void {
  const unheard = wishes.filter((wish) => options[wish]).map((wish) => words[wish])
  const last = unheard.pop()
  if (last === undefined) return
  const all = unheard.length === 0 ? last : `${unheard.join(', ')} and ${last}`
  log(`Not passed on to ${whom}: ${all}.`)
}
