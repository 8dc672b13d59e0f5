import { ipcMain, type WebContents, type WebFrameMain } from 'electron'
import { methodNames } from '../../shared/methods.ts'
import { type Call, no } from './call.ts'
import type { Publisher } from './publisher.ts'

/**
 * The method table over Electron IPC: `call:METHOD`, a channel each. Answers are values, since `handle`
 * keeps nothing of an error but its text. Returns how to stop.
 */
export function serveIpc(call: Call, isOurs: (frame: WebFrameMain | null) => boolean): () => void {
  for (const name of methodNames) {
    ipcMain.handle(`call:${name}`, (event, params: unknown) =>
      isOurs(event.senderFrame) ? call(name, params) : no('unauthorized', 'This page may not ask that.'),
    )
  }
  return () => {
    for (const name of methodNames) ipcMain.removeHandler(`call:${name}`)
  }
}

/** Sends a window what changed, as `notify:NAME`, until it is gone. */
export function notifyWindow(publisher: Pick<Publisher, 'listen'>, contents: WebContents): void {
  const unlisten = publisher.listen((name, patch) => {
    if (!contents.isDestroyed()) contents.send(`notify:${name}`, patch)
  })
  contents.once('destroyed', unlisten)
}
