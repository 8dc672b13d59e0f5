import { readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Beside } from '../tools/yt-dlp-settings.ts'
import { safeName } from '../transfer/file-name.ts'
import { publish } from '../transfer/publish.ts'
import type { Job } from './contract.ts'
import { synced } from './deliver.ts'

/** What kind of a file it is by its ending; subtitles have many. */
function kindOf(ending: string): Beside {
  if (ending.endsWith('.info.json')) return 'metadata'
  return /\.(?:png|jpe?g|webp|gif|avif|image)$/i.test(ending) ? 'thumbnail' : 'subtitles'
}

/**
 * Gives what a tool has made besides the media a name after it: `film.mp4` is joined by `film.en.vtt`. They are
 * part of the download: on its record, and gone with it when it is cancelled meanwhile. `folder`: where the tool
 * has left them, each under the media's name there and an ending of its own.
 */
export async function deliverBeside(
  job: Job,
  media: string,
  { folder, kinds }: { readonly folder: string; readonly kinds: readonly Beside[] },
): Promise<void> {
  const { dir, signal } = job
  const stem = basename(media, extname(media))
  const names = await readdir(folder)
  for (const name of names.toSorted()) {
    const ending = /^media(\..+)$/.exec(name)?.[1]
    if (ending === undefined || !kinds.includes(kindOf(ending))) continue
    // On a pause the little that is left to do is done: what is whole need not come twice.
    if (signal.reason === 'discard') signal.throwIfAborted()
    const path = join(folder, name)
    await synced(path)
    job.wrote(await publish(path, dir, safeName(`${stem}${ending}`)))
  }
}
