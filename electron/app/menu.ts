import { Menu, type MenuItemConstructorOptions } from 'electron'
import { texts } from './texts.ts'

const words = texts.menu
const separator = { type: 'separator' } as const

export type UpdatesMenu = {
  readonly isAutomatic: boolean
  readonly setAutomatic: (isAutomatic: boolean) => void
  readonly checkNow: () => void
}

/**
 * The application's menu, with the accelerators of each system. Electron's own would offer a reload, its
 * developer tools and links to its site; and its words for roles are English.
 */
export function setMenu(updates: UpdatesMenu, platform: NodeJS.Platform = process.platform): void {
  const isMac = platform === 'darwin'
  const menus: MenuItemConstructorOptions[] = [
    { role: 'fileMenu', label: words.file, submenu: fileItems(isMac) },
    { role: 'editMenu', label: words.edit, submenu: editItems() },
    { label: words.view, submenu: viewItems() },
    { role: 'windowMenu', label: words.window, submenu: windowItems(isMac) },
    { label: words.help, submenu: helpItems(updates) },
  ]
  const own: MenuItemConstructorOptions = { role: 'appMenu', label: texts.product, submenu: ownItems() }
  Menu.setApplicationMenu(Menu.buildFromTemplate(isMac ? [own, ...menus] : menus))
}

/** macOS's menu of the app itself. */
const ownItems = (): MenuItemConstructorOptions[] => [
  { role: 'about', label: words.about },
  separator,
  { role: 'services', label: words.services },
  separator,
  { role: 'hide', label: words.hide },
  { role: 'hideOthers', label: words.hideOthers },
  { role: 'unhide', label: words.showAll },
  separator,
  { role: 'quit', label: texts.tray.quit },
]

const fileItems = (isMac: boolean): MenuItemConstructorOptions[] => [
  isMac ? { role: 'close', label: words.close } : { role: 'quit', label: texts.tray.quit },
]

const editItems = (): MenuItemConstructorOptions[] => [
  { role: 'undo', label: words.undo },
  { role: 'redo', label: words.redo },
  separator,
  { role: 'cut', label: words.cut },
  { role: 'copy', label: words.copy },
  { role: 'paste', label: words.paste },
  { role: 'delete', label: words.delete },
  separator,
  { role: 'selectAll', label: words.selectAll },
]

const viewItems = (): MenuItemConstructorOptions[] => [
  { role: 'resetZoom', label: words.actualSize },
  { role: 'zoomIn', label: words.zoomIn },
  { role: 'zoomOut', label: words.zoomOut },
  separator,
  { role: 'togglefullscreen', label: words.fullScreen },
]

const windowItems = (isMac: boolean): MenuItemConstructorOptions[] => [
  { role: 'minimize', label: words.minimize },
  ...(isMac
    ? [
        { role: 'zoom', label: words.zoom } as const,
        separator,
        { role: 'front', label: words.front } as const,
      ]
    : [{ role: 'close', label: words.close } as const]),
]

const helpItems = ({ isAutomatic, setAutomatic, checkNow }: UpdatesMenu): MenuItemConstructorOptions[] => [
  { id: 'check-for-updates', label: texts.updates.check, click: checkNow },
  {
    id: 'updates-automatic',
    label: texts.updates.checkDaily,
    type: 'checkbox',
    checked: isAutomatic,
    click: ({ checked }) => setAutomatic(checked),
  },
]
