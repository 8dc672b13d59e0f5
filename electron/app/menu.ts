import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The application's menu, with the accelerators of each system. Electron's own would offer a reload, its
 * developer tools and links to its site.
 */
export function setMenu(platform: NodeJS.Platform = process.platform): void {
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
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(platform === 'darwin' ? [{ role: 'appMenu' }, ...menus] : menus),
  )
}
