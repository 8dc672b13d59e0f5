import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert, constantFrom, property, string, stringMatching } from 'fast-check'
import { expect, it } from 'vitest'
import { numbered, safeName } from '../../electron/transfer/file-name.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

it.each([
  ['an ordinary name', 'film.mkv', 'film.mkv'],
  ['other scripts', 'Ξένος – фильм 映画.mkv', 'Ξένος – фильм 映画.mkv'],
  ['a family of emoji', '👩‍👩‍👧.png', '👩‍👩‍👧.png'],
  ['one letter written as two', 'cafe\u0301.txt', 'caf\u00e9.txt'],
  ['a path', '../../etc/passwd', '_.._etc_passwd'],
  ['a Windows path', 'C:\\Windows\\a.txt', 'C_Windows_a.txt'],
  ['only dots', '..', 'download'],
  ['nothing', '', 'download'],
  ['only spaces', '   ', 'download'],
  ['NUL', 'a\0b.txt', 'ab.txt'],
  ['line breaks', 'a\r\nb.txt', 'ab.txt'],
  ['an extension written backwards', 'gpj\u202Eexe.txt', 'gpj_exe.txt'],
  ['what Windows forbids', 'a<b>c:"d|e?f*.txt', 'a_b_c_d_e_f_.txt'],
  ['a hidden file', '.bashrc', 'bashrc'],
  ['a hidden dot', '. .a', 'a'],
  ['dots at the end', 'a.txt. . ', 'a.txt'],
  ['a device', 'CON', 'CON_'],
  ['a device with an extension', 'con.txt', 'con_.txt'],
  ['a device with a space', 'NUL .txt', 'NUL_.txt'],
  ['a device with two extensions', 'lpt1.tar.gz', 'lpt1_.tar.gz'],
  ['a hidden device', '.con', '_con'],
  ['half a character', 'a\ud800b', 'a_b'],
])('%s is made safe', (_what, name, safe) => {
  expect(safeName(name)).toBe(safe)
})

it('a long name is cut to what a disk takes, between characters, and keeps its extension', () => {
  const name = safeName(`${'漢'.repeat(300)}.tar.gz`)
  expect(name).toMatch(/^漢+\.tar\.gz$/)
  expect(Buffer.byteLength(`${numbered(name, 9_999)}.part`)).toBeLessThanOrEqual(255)
  expect(Buffer.byteLength(name)).toBeGreaterThan(235)
  expect(safeName(`a.${'b'.repeat(400)}`)).toHaveLength(243)
})

it('a number goes before the extension', () => {
  expect(numbered('film.mkv', 0)).toBe('film.mkv')
  expect(numbered('film.mkv', 1)).toBe('film (1).mkv')
  expect(numbered('archive.tar.gz', 2)).toBe('archive (2).tar.gz')
  expect(numbered('README', 3)).toBe('README (3)')
  expect(numbered('Mr. Smith goes', 1)).toBe('Mr. Smith goes (1)')
})

it('whatever the name, a file can be made of it, in the folder and nowhere else', async () => {
  await using folder = await tempFolder()
  const names = new Set<string>()
  const hostile = constantFrom('.', '..', '/', '\\', '\0', 'con', ' ', '\u202e', 'é', '漢', '🐉', '.tar', ':')
  const anything = string({ unit: 'binary', maxLength: 400 })
  await assert(
    property(anything, hostile, stringMatching(/^[./\\ ]{0,5}$/), (text, bad, start) => {
      const name = safeName(start + bad + text + bad)
      expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\u202a-\u202e\u2066-\u2069]|^\.|[. ]$|^$/u)
      expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)/i)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(243)
      expect(safeName(name)).toBe(name)
      names.add(name)
    }),
  )
  for (const name of names) await writeFile(join(folder.path, `${numbered(name, 1)}.part`), '')
})
