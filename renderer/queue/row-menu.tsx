import { useRef } from 'react'
import { Menu, Popover } from 'react-aria-components'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import { takesNewLink } from '../details/new-link-dialog.tsx'
import { useAsk, useDesktop } from '../state/engine.tsx'
import { report } from '../state/notices.ts'
import { useRecords } from '../state/records.ts'
import { select, useSelection } from '../state/selection.ts'
import { openDialog, showDetails } from '../state/window.ts'
import { texts } from '../texts.ts'
import { Item, Rule } from '../ui/menu.tsx'
import { type Action, actions, can, fileActions, perform } from './actions.ts'
import { chosenRecords } from './chosen.ts'
import { menuIcons } from './menu-icons.tsx'
import { PriorityMenu } from './priority-menu.tsx'

export type RowMenuPlace = {
  readonly id: RecordId
  readonly list: readonly RecordId[]
  readonly x: number
  readonly y: number
}

type Props = { readonly place: RowMenuPlace; readonly onClose: () => void }

const keys: Partial<Record<Action | 'details', string>> = {
  details: '↵',
  up: 'Alt ↑',
  down: 'Alt ↓',
  remove: 'Del',
}

/** What can be done with a row, or with all that are selected when it is one of them. */
export function RowMenu({ place, onClose }: Props) {
  const ask = useAsk()
  const desktop = useDesktop()
  const anchor = useRef<HTMLSpanElement>(null)
  // Read again as records change while it is open.
  useRecords((state) => state.version)
  const records = chosenRecords(place.id)
  const applies = (action: Action) => records.some((record) => can(action, record))

  const act = (key: string) => {
    const fileAction = fileActions.find((each) => each === key)
    if (fileAction) {
      desktop?.call(fileAction, { id: place.id }).catch(report)
      onClose()
      return
    }
    if (!useSelection.getState().ids.has(place.id)) select(place.list, place.id, 'only')
    const action = actions.find((each) => each === key)
    if (key === 'link') openDialog({ kind: 'new-link', id: place.id })
    else if (action) perform(ask, action, records).catch(report)
    else showDetails(place.id)
    onClose()
  }
  const item = (action: Action, isShown = applies(action)) =>
    isShown && (
      <Item
        id={action}
        label={texts.menu[action]}
        icon={menuIcons[action]}
        isDisabled={!applies(action)}
        isDanger={action === 'remove'}
        {...(keys[action] !== undefined && { keys: keys[action] })}
      />
    )

  return (
    <>
      <span ref={anchor} className="menu-anchor" />
      <Popover
        className="menu-popover"
        aria-label={nameOf(records)}
        triggerRef={anchor}
        getTargetRect={() => new DOMRect(place.x, place.y, 0, 0)}
        placement="bottom start"
        offset={2}
        isOpen
        onOpenChange={onClose}
      >
        <Menu
          className="menu"
          aria-label={nameOf(records)}
          autoFocus="first"
          onAction={(key) => act(String(key))}
        >
          {records.length === 1 && (
            <Item
              id="details"
              label={texts.menu.details}
              icon={menuIcons.details}
              keys={keys.details ?? ''}
            />
          )}
          {desktop && records.length === 1 && records[0]?.state === 'Completed, Succeeded' && (
            <>
              <Item id="openFile" label={texts.menu.openFile} icon={menuIcons.openFile} />
              <Item id="showInFolder" label={texts.menu.showInFolder} icon={menuIcons.showInFolder} />
            </>
          )}
          {records.length === 1 && <Rule />}
          {item('pause')}
          {item('resume')}
          {item('retry')}
          {item('start')}
          {records.length === 1 && records.every(takesNewLink) && (
            <Item id="link" label={texts.menu.link} icon={menuIcons.link} />
          )}
          <PriorityMenu records={records} onAction={act} />
          <Rule />
          {item('top', true)}
          {item('up', records.length === 1)}
          {item('down', records.length === 1)}
          {item('bottom', true)}
          <Rule />
          {item('copy', true)}
          {item('cancel')}
          {item('remove', true)}
        </Menu>
      </Popover>
    </>
  )
}

const nameOf = ([first, ...others]: readonly DownloadRecord[]): string =>
  others.length === 0 ? (first?.displayName ?? '') : texts.selection.count({ n: others.length + 1 })
