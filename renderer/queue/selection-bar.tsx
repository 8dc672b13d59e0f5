import { X } from 'lucide-react'
import { Menu, MenuTrigger, Popover, Toolbar } from 'react-aria-components'
import { useAsk } from '../state/engine.tsx'
import { report } from '../state/notices.ts'
import { useRecords } from '../state/records.ts'
import { selectNothing, useSelection } from '../state/selection.ts'
import { texts } from '../texts.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { CheckItem, Item } from '../ui/menu.tsx'
import { type Action, actions, can, perform } from './actions.ts'
import { recordsOf, someOf } from './chosen.ts'
import { menuIcons } from './menu-icons.tsx'
import './selection-bar.css'

const buttons = ['pause', 'resume', 'retry', 'start', 'copy', 'cancel', 'remove'] as const

/** What can be done with all that are selected; there when it is more than one. */
export function SelectionBar() {
  const isThere = useSelection(({ ids }) => ids.size > 1)
  return isThere && <Bar />
}

function Bar() {
  const ask = useAsk()
  const ids = useSelection((state) => state.ids)
  useRecords((state) => state.shape)
  const applies = (action: Action) => someOf(ids, (record) => can(action, record))
  const act = (key: string) => {
    const action = actions.find((each) => each === key)
    if (action) perform(ask, action, recordsOf(ids)).catch(report)
  }
  return (
    <Toolbar className="selection-bar" aria-label={texts.selection.label}>
      <strong>{texts.selection.count({ n: ids.size })}</strong>
      {buttons.filter(applies).map((action) => (
        <Button
          key={action}
          kind="quiet"
          onPress={() => act(action)}
          label={texts.selection.named({ action: texts.menu[action] })}
        >
          {menuIcons[action]}
          <span className="selection-word">{texts.menu[action]}</span>
        </Button>
      ))}
      {applies('bottom') && (
        <MenuTrigger>
          <Button kind="quiet">{texts.selection.more}</Button>
          <Popover className="menu-popover" placement="top">
            <Menu className="menu" aria-label={texts.selection.more} onAction={(key) => act(String(key))}>
              <Item id="top" label={texts.menu.top} icon={menuIcons.top} />
              <Item id="bottom" label={texts.menu.bottom} icon={menuIcons.bottom} />
              <CheckItem id="high" label={texts.menu.high} />
              <CheckItem id="normal" label={texts.menu.normal} />
              <CheckItem id="low" label={texts.menu.low} />
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
      <IconButton label={texts.selection.clear} onPress={selectNothing}>
        <X aria-hidden size={16} />
      </IconButton>
    </Toolbar>
  )
}
