import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openDataFolder } from '../../electron/store/data-folder.ts'
import { loadSecret } from '../../electron/store/secret.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

it('the secret is made once and kept', async () => {
  await using temp = await tempFolder()
  const folder = openDataFolder(temp.path)
  const secret = loadSecret(folder)
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(loadSecret(folder)).toBe(secret)
  expect(readFileSync(folder.secret, 'utf8')).toBe(`${secret}\n`)
  expect(readdirSync(temp.path)).toEqual(['rpc-secret'])
})

it('every data folder has its own', async () => {
  await using a = await tempFolder()
  await using b = await tempFolder()
  expect(loadSecret(openDataFolder(a.path))).not.toBe(loadSecret(openDataFolder(b.path)))
})

it.each(['', '\n', 'short', 'a'.repeat(44), `${'a'.repeat(42)}!`])(
  '%j is no secret: one is made anew',
  async (text) => {
    await using temp = await tempFolder()
    const folder = openDataFolder(temp.path)
    writeFileSync(folder.secret, text)
    const secret = loadSecret(folder)
    expect(secret).toHaveLength(43)
    expect(secret).not.toBe(text)
    expect(loadSecret(folder)).toBe(secret)
  },
)

it.skipIf(process.platform === 'win32')(
  'is its owner alone to read, whatever a copy made of that',
  async () => {
    await using temp = await tempFolder()
    const folder = openDataFolder(temp.path)
    const secret = loadSecret(folder)
    expect(statSync(folder.secret).mode & 0o777).toBe(0o600)
    chmodSync(folder.secret, 0o644)
    expect(loadSecret(folder)).toBe(secret)
    expect(statSync(folder.secret).mode & 0o777).toBe(0o600)
  },
)
