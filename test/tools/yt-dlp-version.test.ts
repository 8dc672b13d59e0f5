import { readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ytDlpSetup } from '../../electron/tools/yt-dlp-setup.ts'
import { ytDlpIdentity } from '../../electron/tools/yt-dlp-version.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

async function program(folder: string, script: string): Promise<string> {
  const file = join(folder, 'program')
  await writeFile(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return file
}

it('a program is asked for its version once, and again when it has been replaced', async () => {
  await using folder = await tempFolder()
  const count = join(folder.path, 'count')
  const file = await program(folder.path, `echo asked >> '${count}'; echo 2025.01.12`)
  const answers = await Promise.all([ytDlpIdentity(file), ytDlpIdentity(file)])
  expect(answers).toEqual(Array(2).fill({ is: 'yt-dlp', version: '2025.01.12' }))
  await ytDlpIdentity(file)
  expect(await readFile(count, 'utf8')).toBe('asked\n')
  await utimes(file, 1, 1)
  await ytDlpIdentity(file)
  expect(await readFile(count, 'utf8')).toBe('asked\nasked\n')
})

it.each(['echo 1.2.3', 'echo 2025.01.12; exit 1', 'exit 0', 'echo a program 2025.01.12'])(
  'a program that does "%s" is not taken for yt-dlp',
  async (script) => {
    await using folder = await tempFolder()
    const toolPath = await program(folder.path, script)
    expect(await ytDlpSetup({ toolPath })).toMatchObject({
      ready: false,
      reason: `${toolPath} is not a yt-dlp that runs.`,
    })
  },
)

it('a program that does not answer in time keeps nobody waiting, and may be yt-dlp', async () => {
  await using folder = await tempFolder()
  const slow = join(folder.path, 'slow')
  await writeFile(slow, '')
  const toolPath = await program(folder.path, `[ -e '${slow}' ] && exec sleep 600; echo 2025.01.12`)
  const [identity, setup] = await Promise.all([ytDlpIdentity(toolPath, 1_000), ytDlpSetup({ toolPath })])
  expect(identity).toEqual({ is: 'unknown' })
  expect(setup).toEqual({ ready: true, detail: `yt-dlp at ${toolPath}` })
  // It was only slow that once.
  await rm(slow)
  expect(await ytDlpIdentity(toolPath)).toEqual({ is: 'yt-dlp', version: '2025.01.12' })
})
