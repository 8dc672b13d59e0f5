import { app, dialog, Notification } from 'electron'
import { assertNever } from '../../shared/assert-never.ts'
import { texts } from './texts.ts'
import type { UpdateNews, UpdateTalk } from './updates.ts'

const words = texts.updates

/** Kept until the next: a notification that is collected no longer hears its click. */
let notification: Notification | undefined

/** Dialogs for who has asked, notifications for who has not. */
export const updateTalk: UpdateTalk = {
  answer(news) {
    const { message, detail } = wordsOf(news)
    void dialog.showMessageBox({ type: news.is === 'not-found' ? 'warning' : 'info', message, detail })
  },
  announce(news, onClick) {
    if (!Notification.isSupported()) return
    const { message: title, detail: body } = wordsOf(news)
    notification = new Notification({ title, body })
    notification.on('click', onClick)
    notification.show()
  },
  async offer(version) {
    const { response } = await dialog.showMessageBox({
      type: 'question',
      ...wordsOf({ is: 'offered', version }),
      buttons: [words.get, words.notNow],
      defaultId: 0,
      cancelId: 1,
    })
    return response === 0
  },
}

type Words = { readonly message: string; readonly detail: string }

function wordsOf(news: UpdateNews): Words {
  const have = words.have({ version: app.getVersion() })
  switch (news.is) {
    case 'no-feed':
      return { message: words.noFeed, detail: `${words.noFeedWhy} ${have}` }
    case 'newest':
      return { message: words.newest, detail: have }
    case 'offered':
      return { message: words.offered({ version: news.version }), detail: `${have} ${words.whenItComes}` }
    case 'wanted':
      return { message: words.wanted({ version: news.version }), detail: words.whenItComes }
    case 'fetching':
      return { message: words.fetching({ version: news.version }), detail: words.whenInstalled }
    case 'ready':
      return { message: words.ready({ version: news.version }), detail: words.whenInstalled }
    case 'not-found':
      return { message: words.notFound, detail: `${reason(news.error)} ${words.notFoundAdvice}` }
    case 'not-fetched':
      return { message: words.notFetched, detail: `${reason(news.error)} ${words.notFetchedAdvice}` }
    default:
      return assertNever(news)
  }
}

/** Its first line and no more: electron-updater appends headers and stacks. */
function reason(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return /[.!?]$/.test(line) ? line : `${line}.`
}
