import type { EventEmitter } from 'node:events'
import type { IpcMainInvokeEvent } from 'electron'
import type { ToMain, ToPage } from '../page/preload-world.ts'
import { ipcMain } from './ipc-main.ts'

type Sender = EventEmitter & { readonly mainFrame: { readonly url: string } }

/** Takes what a page's preload says to the app's handlers and back. As in Electron, an error keeps only its text. */
export function serveIpc(message: ToMain, sender: Sender, answer: (message: ToPage) => void): void {
  // What handlers may look at; the rest of Electron's event is not there.
  const event = { sender, senderFrame: sender.mainFrame } as unknown as IpcMainInvokeEvent
  if (message.kind === 'send') {
    ipcMain.emit(message.channel, event, ...message.args)
    return
  }
  const { id, channel, args } = message
  ipcMain.invoke(channel, event, args).then(
    (value) => answer({ kind: 'reply', id, value }),
    (error: unknown) => answer({ kind: 'refusal', id, error: String(error) }),
  )
}
