import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { linksInFile } from '../../electron/app/link-file.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const text = 'First: https://example.org/a.\r\n\r\n# not this\nhttp://example.org/ü (https://example.org/a)'
const links = ['https://example.org/a', 'http://example.org/ü']

it.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16 as Windows writes it', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 of the other order', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
])('the links in a list in %s are found, each once', async (_encoding, bytes) => {
  await using folder = await tempFolder()
  const file = join(folder.path, 'list.txt')
  await writeFile(file, bytes)
  expect(await linksInFile(file)).toEqual(links)
})

it('what is no list of links is refused, each for its reason', async () => {
  await using folder = await tempFolder()
  const file = join(folder.path, 'list.txt')
  await expect(linksInFile(file)).rejects.toMatchObject({ code: 'unreadable' })
  await expect(linksInFile(folder.path)).rejects.toMatchObject({ code: 'unreadable' })
  // It would never end.
  await expect(linksInFile('/dev/zero')).rejects.toMatchObject({ code: 'unreadable' })
  await writeFile(file, 'Nothing to see here: ftp://example.org/a')
  await expect(linksInFile(file)).rejects.toMatchObject({ code: 'no-links' })
  await writeFile(file, 'https://example.org/a\n')
  await truncate(file, 4_000_001)
  await expect(linksInFile(file)).rejects.toMatchObject({ code: 'too-large' })
  await truncate(file, 4_000_000)
  expect(await linksInFile(file)).toEqual(['https://example.org/a'])
})
