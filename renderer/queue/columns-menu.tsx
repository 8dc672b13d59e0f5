import { ArrowLeft, ArrowRight, Columns3, Group, RotateCcw } from 'lucide-react'
import { Button, Menu, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { allColumns, type ColumnName, columnNames, defaultColumns, stepped } from '../state/columns.ts'
import { changeView, useWindow } from '../state/window.ts'
import { texts } from '../texts.ts'
import { CheckItem, Item, Rule, Submenu } from '../ui/menu.tsx'

const words = texts.columns

/** Which columns there are, in what order, and whether the list is in groups. */
export function ColumnsMenu() {
  const columns = useWindow((state) => state.columns)
  const isGrouped = useWindow(({ view }) => view.grouped)
  const shown = allColumns(columns).filter((name) => !columns.hidden.includes(name))
  const step = (name: ColumnName, by: -1 | 1) => useWindow.setState({ columns: stepped(columns, name, by) })
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={words.menu} data-tip={words.menu}>
        <Columns3 aria-hidden size={16} />
      </Button>
      <Popover className="menu-popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={words.menu}
          onAction={(key) => {
            if (key === 'group') changeView({ grouped: !isGrouped })
            if (key === 'reset') useWindow.setState({ columns: defaultColumns })
          }}
        >
          <MenuSection
            aria-label={words.shown}
            selectionMode="multiple"
            selectedKeys={shown}
            onSelectionChange={(keys) => {
              const visible = new Set(keys === 'all' ? columnNames : keys)
              const hidden = columnNames.filter((name) => !visible.has(name))
              useWindow.setState({ columns: { ...columns, hidden } })
            }}
          >
            {allColumns(columns).map((name) => (
              <CheckItem key={name} id={name} label={words[name]} />
            ))}
          </MenuSection>
          <Rule />
          <Submenu
            label={words.earlier}
            icon={<ArrowLeft aria-hidden size={15} />}
            onAction={(key) => step(key as ColumnName, -1)}
          >
            {shown.slice(1).map((name) => (
              <Item key={name} id={name} label={words[name]} />
            ))}
          </Submenu>
          <Submenu
            label={words.later}
            icon={<ArrowRight aria-hidden size={15} />}
            onAction={(key) => step(key as ColumnName, 1)}
          >
            {shown.slice(0, -1).map((name) => (
              <Item key={name} id={name} label={words[name]} />
            ))}
          </Submenu>
          <Item id="reset" label={words.reset} icon={<RotateCcw aria-hidden size={15} />} />
          <Rule />
          <Item
            id="group"
            label={isGrouped ? words.ungroup : words.group}
            icon={<Group aria-hidden size={15} />}
          />
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
