import { EventEmitter } from 'node:events'
import type { WindowOpenHandlerResponse } from 'electron'
import { expect, it, vi } from 'vitest'
import { lockDown } from '../../electron/app/lock-down.ts'
import { openWindow } from '../../electron/app/open-window.ts'
import { isOurPage, PAGE } from '../../electron/app/pages.ts'
import { app } from '../electron-standin/main/app.ts'
import { session } from '../electron-standin/main/session.ts'

const made = vi.hoisted(() => ({ options: [] as { webPreferences?: Record<string, unknown> }[] }))

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  class BrowserWindow extends EventEmitter {
    webContents = new EventEmitter()
    constructor(options: object) {
      super()
      made.options.push(options)
    }
    async loadURL(): Promise<void> {}
  }
  return {
    BrowserWindow,
    ...(await import('../electron-standin/main/app.ts')),
    ...(await import('../electron-standin/main/protocol.ts')),
    ...(await import('../electron-standin/main/screen.ts')),
    ...(await import('../electron-standin/main/session.ts')),
  }
})

it.each([
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'media',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'usb',
  'window-management',
  'what comes with a later version',
])('a page that asks for %s is refused, when it asks and when it looks', (permission) => {
  const { defaultSession } = session
  const [request, check, device] = [
    vi.spyOn(defaultSession, 'setPermissionRequestHandler'),
    vi.spyOn(defaultSession, 'setPermissionCheckHandler'),
    vi.spyOn(defaultSession, 'setDevicePermissionHandler'),
  ]
  lockDown(() => undefined)
  const answer = vi.fn()
  Reflect.apply(request.mock.lastCall?.[0] ?? (() => undefined), undefined, [null, permission, answer, {}])
  expect(answer).toHaveBeenCalledExactlyOnceWith(false)
  expect(Reflect.apply(check.mock.lastCall?.[0] ?? (() => true), undefined, [null, permission, '', {}])).toBe(
    false,
  )
  const deviceHandler: unknown = Reflect.get(device.mock.lastCall ?? [], 0)
  expect(Reflect.apply(deviceHandler as () => boolean, undefined, [{ deviceType: permission }])).toBe(false)
})

it('a page goes nowhere, opens nothing, embeds nothing and saves nothing', () => {
  const onLink = vi.fn()
  lockDown(onLink)
  let open: ((details: { url: string }) => WindowOpenHandlerResponse) | undefined
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: typeof open) => {
      open = handler
    },
  })
  app.emit('web-contents-created', {}, contents)
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
    const preventDefault = vi.fn()
    contents.emit(event, { preventDefault, url: PAGE }, PAGE)
    expect(preventDefault, event).toHaveBeenCalled()
  }
  const preventDefault = vi.fn()
  session.defaultSession.emit('will-download', { preventDefault })
  expect(preventDefault).toHaveBeenCalled()
  expect(open?.({ url: 'https://example.org/' })).toEqual({ action: 'deny' })
  expect(onLink).toHaveBeenCalledExactlyOnceWith('https://example.org/')
})

it('the window is isolated, sandboxed, without Node, and has nothing switched off that protects it', () => {
  openWindow({ page: PAGE, preload: '/preload.cjs', stateFile: '/nowhere/window.json' })
  expect(made.options.map(({ webPreferences }) => webPreferences)).toEqual([
    {
      preload: '/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  ])
})

it.each([
  ['our page', { url: `${PAGE}#a`, parent: null }, true],
  ['a frame in our page', { url: PAGE, parent: {} }, false],
  ['no frame', null, false],
  ['another host of our scheme', { url: 'app://other/index.html', parent: null }, false],
  ['a page that looks like it', { url: 'https://sluice/index.html', parent: null }, false],
  [
    'one with our address in its name',
    { url: 'https://app.test/app://sluice/index.html', parent: null },
    false,
  ],
  ['a page without address', { url: '', parent: null }, false],
  ['a blank page', { url: 'about:blank', parent: null }, false],
])('%s is heard: %s', (_who, frame, isExpected) => {
  expect(Reflect.apply(isOurPage, undefined, [frame, PAGE])).toBe(isExpected)
})
