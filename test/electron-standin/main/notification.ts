import { EventEmitter } from 'node:events'
import type { Notification as ElectronNotification, NotificationConstructorOptions } from 'electron'

/** Shown to nobody. Methods are the prototype's, so that a test can replace them. */
export class Notification
  extends EventEmitter
  implements Pick<ElectronNotification, 'body' | 'close' | 'show' | 'title'>
{
  readonly title: string
  readonly body: string

  static isSupported(): boolean {
    return true
  }

  constructor({ title = '', body = '' }: NotificationConstructorOptions = {}) {
    super()
    this.title = title
    this.body = body
  }

  show(): void {
    this.emit('show')
  }

  close(): void {
    this.emit('close')
  }
}
