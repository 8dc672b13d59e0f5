import { expect, it } from 'vitest'
import { backupOf, newIn, readBackup } from '../../renderer/settings/backup.ts'
import { defaultPreferences } from '../../shared/preferences.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import { blankRecord } from '../helpers/fake-queue.ts'

const record = (name: string, facts: object = {}) =>
  ({
    ...blankRecord('youtube', name, 1),
    targetId: name,
    filename: `${name}||${name}`,
    ...facts,
  }) as DownloadRecord

const preferences = {
  ...defaultPreferences,
  maxActive: 3,
  plugins: true,
  sources: { qobuz: { password: 'hush' } },
  proxy: 'http://me:hush@proxy.example:8080',
}

it('what is exported can be read again, without what has ended well and without secrets', () => {
  const records = [
    record('waits'),
    record('failed', { state: 'Errored', priority: 'high' }),
    record('done', { state: 'Completed, Succeeded' }),
    record('given up', { state: 'Cancelled' }),
  ]
  const text = JSON.stringify(backupOf(preferences, records))
  expect(text).not.toContain('hush')
  const read = readBackup(text)
  expect(read?.preferences).toMatchObject({ maxActive: 3 })
  expect(read?.preferences).not.toHaveProperty('plugins')
  expect(read?.queue.map(({ targetId, priority }) => [targetId, priority])).toEqual([
    ['waits', 'normal'],
    ['failed', 'high'],
  ])
})

it('downloads that are in the list already are left out', () => {
  const backup = backupOf(preferences, [record('one'), record('two')])
  expect(newIn(backup, [record('two')]).map(({ targetId }) => targetId)).toEqual(['one'])
})

it.each([
  ['', 'nothing'],
  ['{}', 'another file'],
  ['{"format":"sluice-2","preferences":{},"queue":[]}', 'a newer one'],
  [
    '{"format":"sluice-1","preferences":{"plugins":true},"queue":[]}',
    'one that would let programs be loaded',
  ],
  [
    '{"format":"sluice-1","preferences":{"maxActive":0},"queue":[]}',
    'one with a preference that is out of bounds',
  ],
])('%s is refused: %s', (text) => expect(readBackup(text)).toBeNull())
