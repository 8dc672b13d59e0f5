import type { ElectronApplication } from '@playwright/test'

type WithMenu = typeof globalThis & { trayMenu?: { items: { label: string; click(): void }[] } }

/** Notes each menu that the tray gets from now on, for `clickTray`. */
export async function watchTray(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ Tray }) => {
    const { setContextMenu } = Tray.prototype
    Tray.prototype.setContextMenu = function (menu) {
      Object.assign(globalThis, { trayMenu: menu })
      Reflect.apply(setContextMenu, this, [menu])
    }
  })
}

/** Clicks an item of the tray's menu; false while there is none of that name, or none was set yet. */
export const clickTray = (app: ElectronApplication, label: string): Promise<boolean> =>
  app.evaluate((_electron, label) => {
    const item = (globalThis as WithMenu).trayMenu?.items.find((each) => each.label === label)
    item?.click()
    return item !== undefined
  }, label)
