import { EventEmitter } from 'node:events'
import type { Session as ElectronSession } from 'electron'
import { openBrowser } from './registry.ts'

type CheckHandler = Parameters<ElectronSession['setPermissionCheckHandler']>[0]
type RequestHandler = Parameters<ElectronSession['setPermissionRequestHandler']>[0]

let check: CheckHandler = null
let request: RequestHandler = null

/** What Chromium calls it, and what Electron does. */
const permissions = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  'clipboard-read': 'clipboard-read',
  midi: 'midi',
  camera: 'media',
  microphone: 'media',
} as const

/**
 * Asks the app's handlers in advance, since Chromium does not ask over CDP, and sets what they say for all
 * pages. As in Electron, all is granted where the app has no handler.
 */
export async function settlePermissions(): Promise<void> {
  const root = openBrowser().connection.session()
  for (const [name, electronName] of Object.entries(permissions)) {
    const setting = isGranted(electronName) ? 'granted' : 'denied'
    await root.send('Browser.setPermission', { permission: { name }, setting })
  }
}

function isGranted(name: (typeof permissions)[keyof typeof permissions]): boolean {
  if (check && !check(null, name, '', { isMainFrame: true, requestingUrl: '' })) return false
  if (!request) return true
  let isGranted = false
  // The stand-in has no page that asks; a handler that wants to see one fails here, and should be known.
  const details = { isMainFrame: true, requestingUrl: '' }
  Reflect.apply(request, undefined, [null, name, (answer: boolean) => (isGranted = answer), details])
  return isGranted
}

type Supported = 'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler'

class StandInSession extends EventEmitter implements Pick<ElectronSession, Supported> {
  setPermissionCheckHandler(handler: CheckHandler): void {
    check = handler
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    request = handler
  }

  /** Over CDP no page gets to a device. */
  setDevicePermissionHandler(): void {}
}
const defaultSession = new StandInSession()

/** Other sessions are for requests of the main process, which keep nothing here. */
const fromPartition = (_partition: string, _options?: object) => ({})

export const session = { defaultSession, fromPartition }
