import { Menu, type MenuItemConstructorOptions } from 'electron'
import { texts } from './texts.ts'

export type UpdatesMenu = {
  readonly isAutomatic: boolean
  readonly setAutomatic: (isAutomatic: boolean) => void
  readonly checkNow: () => void
}

const AUTOMATIC = 'updates-automatic'

/**
 * The application's menu, with the accelerators of each system. Electron's own would offer a reload, its
 * developer tools and links to its site.
 */
export function setMenu(updates: UpdatesMenu, platform: NodeJS.Platform = process.platform): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ]
  const menus: MenuItemConstructorOptions[] = [
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
    { label: 'Help', submenu: helpItems(updates) },
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(platform === 'darwin' ? [{ role: 'appMenu' }, ...menus] : menus),
  )
}

const helpItems = ({ isAutomatic, setAutomatic, checkNow }: UpdatesMenu): MenuItemConstructorOptions[] => [
  { id: 'check-for-updates', label: texts.updates.check, click: checkNow },
  {
    id: AUTOMATIC,
    label: texts.updates.checkDaily,
    type: 'checkbox',
    checked: isAutomatic,
    click: ({ checked }) => setAutomatic(checked),
  },
]

/** The preference has changed elsewhere. */
export function showUpdatesAutomatic(isAutomatic: boolean): void {
  const item = Menu.getApplicationMenu()?.getMenuItemById(AUTOMATIC)
  if (item) item.checked = isAutomatic
}
