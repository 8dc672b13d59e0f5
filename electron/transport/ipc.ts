import { ipcMain, type WebContents, type WebFrameMain } from 'electron'
import { type Call, no } from './call.ts'
import type { Publisher } from './publisher.ts'

/**
 * Methods over Electron IPC: `call:METHOD`, a channel each. Answers are values, since `handle` keeps nothing
 * of an error but its text.
 */
export function serveIpc(
  names: readonly string[],
  call: Call,
  isOurs: (frame: WebFrameMain | null) => boolean,
): void {
  for (const name of names) {
    ipcMain.handle(`call:${name}`, (event, params: unknown) =>
      isOurs(event.senderFrame) ? call(name, params) : no('unauthorized', 'This page may not ask that.'),
    )
  }
}

/** Sends a window what changed, as `notify:NAME`, until it is gone. */
export function notifyWindow(publisher: Pick<Publisher, 'listen'>, contents: WebContents): void {
  const unlisten = publisher.listen((name, patch) => {
    if (!contents.isDestroyed()) contents.send(`notify:${name}`, patch)
  })
  contents.once('destroyed', unlisten)
}
