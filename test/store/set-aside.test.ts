import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { setAside } from '../../electron/store/set-aside.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

it('a file is set aside with what belongs to it, beside whatever was set aside in the same second', async () => {
  await using temp = await tempFolder()
  const path = join(temp.path, 'a.b.sqlite')
  for (const text of ['1', '2']) {
    for (const end of ['', '-wal', '-other']) writeFileSync(path + end, text)
    const kept = setAside(path, Date.UTC(2026, 0, 2, 3, 4, 5, 6), ['-wal', '-shm'])
    expect([readFileSync(kept, 'utf8'), readFileSync(`${kept}-wal`, 'utf8')]).toEqual([text, text])
  }
  expect(readdirSync(temp.path).sort()).toEqual([
    'a.b.broken-2026-01-02-030405-2.sqlite',
    'a.b.broken-2026-01-02-030405-2.sqlite-wal',
    'a.b.broken-2026-01-02-030405.sqlite',
    'a.b.broken-2026-01-02-030405.sqlite-wal',
    'a.b.sqlite-other',
  ])
})
