import { basename } from 'node:path'
import { app, dialog } from 'electron'
import { HandedIn } from '../../shared/desktop.ts'
import { handedIn, linksIn, SCHEME } from './handed-in.ts'
import { LinkFileError, linksInFile } from './link-file.ts'
import type { Offers } from './offers.ts'
import { texts } from './texts.ts'

/** What this start was given, for the one that is there already, or for us. */
export const givenAtStart = (): HandedIn => handedIn(process.argv.slice(1), process.cwd())

/**
 * Every way in which links get to the app from outside. To be called at once: macOS says with what it starts an app
 * before that is ready. `onSecondStart` is called whether or not it was given any.
 */
export function watchEntrances(offers: Offers, onSecondStart: () => void): void {
  app.on('open-url', (event, url) => {
    event.preventDefault()
    offers.add(linksIn(url))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void offer(offers, { links: [], files: [path] })
  })
  // Chromium may have put arguments of its own among the second start's; what it left for us is in `data`.
  app.on('second-instance', (_event, _args, _folder, data) => {
    onSecondStart()
    const given = HandedIn.safeParse(data)
    if (given.success) void offer(offers, given.data)
  })
  // The system has no business with a checkout.
  if (app.isPackaged) app.setAsDefaultProtocolClient(SCHEME)
}

/** All at once, so that they are shown together. What could not be read is told afterwards. */
export async function offer(offers: Offers, { links, files }: HandedIn): Promise<void> {
  const problems: (() => Promise<unknown>)[] = []
  const lists = files.map((path) =>
    linksInFile(path).catch((error: unknown) => {
      if (!(error instanceof LinkFileError)) throw error
      const { code } = error
      problems.push(() => dialog.showMessageBox({ type: 'warning', ...linkFileWords(basename(path), code) }))
      return []
    }),
  )
  // The links once more, since another program may have left them.
  offers.add([...handedIn(links, '/').links, ...(await Promise.all(lists)).flat()])
  for (const tell of problems) await tell()
}

const linkFileWords = (name: string, code: LinkFileError['code']) => ({
  message: code === 'no-links' ? texts.linkFile.noLinks({ name }) : texts.linkFile.unread({ name }),
  detail: texts.linkFile.help[code],
})
