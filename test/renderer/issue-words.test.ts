import { afterEach, expect, it } from 'vitest'
import { refusalWords } from '../../renderer/engine-words.ts'
import { issueWords } from '../../renderer/issue-words.ts'
import { checkNumber } from '../../renderer/lanes/draft-number.ts'
import { de } from '../../renderer/texts/de/de.ts'
import { en } from '../../renderer/texts/en/en.ts'
import { speak } from '../../renderer/texts.ts'
import { faultAt } from '../../shared/fault.ts'
import { Concurrency } from '../../shared/lane.ts'
import { PreferencesPatch } from '../../shared/preferences.ts'
import { ProxySetting } from '../../shared/proxy.ts'

afterEach(() => speak(en, 'en'))

it('what is wrong with a value is said in full in any language', () => {
  const words = () => issueWords(ProxySetting.safeParse('ftp://x').error?.issues[0])
  expect(words()).toMatch(/^A proxy looks like http:/)
  speak(de, 'de')
  expect(words()).toMatch(/^Ein Proxy sieht aus wie http:/)
  expect(checkNumber(Concurrency, '65')).toEqual({ error: 'Geben Sie 64 oder weniger ein.' })
})

it('a field says of a value what the engine says when it refuses it, and names the field as it stands there', () => {
  speak(de, 'de')
  const [issue] = PreferencesPatch.safeParse({ proxy: 'ftp://x' }).error?.issues ?? []
  if (!issue) throw new Error('It was taken.')
  const refused = refusalWords({ code: 2, message: 'No.', data: faultAt(issue) })
  expect(refused).toBe(`${de.preferences.fields.proxy.label}: ${issueWords(issue)}`)
  const [deep] = PreferencesPatch.safeParse({ allowedHosts: ['a.test', 'B'] }).error?.issues ?? []
  if (!deep) throw new Error('It was taken.')
  const place = `${de.preferences.fields.allowedHosts.label} › 2`
  expect(refusalWords({ code: 2, message: 'No.', data: faultAt(deep) })).toBe(
    `${place}: ${de.said['no-host-name']}`,
  )
})
