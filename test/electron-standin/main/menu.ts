import type { Menu as ElectronMenu, MenuItemConstructorOptions } from 'electron'

type Item = Omit<MenuItemConstructorOptions, 'submenu' | 'click'> & {
  readonly submenu: Menu | undefined
  click(): void
}

/** A menu nobody sees; its items can be found and clicked. */
export class Menu implements Pick<ElectronMenu, never> {
  static #application: Menu | null = null
  readonly items: Item[]

  constructor(template: readonly MenuItemConstructorOptions[] = []) {
    this.items = template.map(({ submenu, click, ...rest }) => {
      const item: Item = {
        enabled: true,
        visible: true,
        checked: false,
        label: '',
        ...rest,
        submenu: Array.isArray(submenu) ? new Menu(submenu) : undefined,
        click: () => void Reflect.apply(click ?? (() => undefined), undefined, [item, undefined, {}]),
      }
      return item
    })
  }

  static buildFromTemplate(template: MenuItemConstructorOptions[]): Menu {
    return new Menu(template)
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  getMenuItemById(id: string): Item | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}
