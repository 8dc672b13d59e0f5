import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cutShort, makeTone } from './audio.ts'
import { scriptIn } from './script.ts'

export type FakeRip = {
  /** For a source's settings. */
  readonly settings: { readonly toolPath: string; readonly configPath: string }
  /** What it was started with, a line each time. */
  readonly calls: string
}

/**
 * A stand-in for streamrip's `rip`, which cannot be had here: it is a FAKE, written from its documented
 * command line. It does what the track's id says (see children/rip.ts) with tracks made by ffmpeg.
 */
export async function fakeRip(folder: string): Promise<FakeRip> {
  const media = join(folder, 'media')
  await mkdir(media)
  for (const name of ['whole.flac', 'whole.mp3', 'whole.m4a']) makeTone(media, name, 3)
  makeTone(media, 'preview.flac', 30)
  for (const name of ['whole.flac', 'whole.m4a']) await cutShort(media, name, 0.6)
  const [calls, configPath] = [join(folder, 'calls'), join(folder, 'config.toml')]
  await writeFile(calls, '')
  await writeFile(configPath, config(media, calls))
  const toolPath = await scriptIn(folder, 'rip', new URL('./children/rip.ts', import.meta.url))
  return { settings: { toolPath, configPath }, calls }
}

/** As streamrip writes it, as far as anyone here reads it. */
const config = (media: string, calls: string) => `[downloads]
folder = "/nowhere"

[qobuz]
quality = 3
email_or_userid = "someone"
# Enter your auth token if the above use_auth_token is set to true, else the md5 hash of your password
password_or_token = "a secret"

[tidal]
access_token = "a secret"

[deezer]
quality = 2
arl = "a secret"

[fake]
media = "${media}"
calls = "${calls}"
`
