import type { KeyboardEvent, PointerEvent, RefObject } from 'react'
import { type ColumnName, NARROWEST_REM, resized, WIDEST_REM, widthOf } from '../state/columns.ts'
import { useWindow } from '../state/window.ts'
import { texts } from '../texts.ts'

const STEP_REM = 0.5

type Props = { readonly name: ColumnName; readonly head: RefObject<HTMLElement | null> }

/** The edge of a column's head: dragged or, with the keyboard, moved by the arrows. */
export function ColumnResizer({ name, head }: Props) {
  const width = useWindow(({ columns }) => widthOf(columns, name))
  const set = (rem: number) => useWindow.setState(({ columns }) => ({ columns: resized(columns, name, rem) }))
  const towardsEnd = () => (head.current && getComputedStyle(head.current).direction === 'rtl' ? -1 : 1)

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault()
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const { currentTarget: edge, clientX: from, pointerId } = event
    // The first column takes what is left, so all others have their free edge where they begin.
    const follow = ({ clientX }: globalThis.PointerEvent) =>
      set(width - (towardsEnd() * (clientX - from)) / rem)
    edge.setPointerCapture(pointerId)
    edge.addEventListener('pointermove', follow)
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', follow), {
      once: true,
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowLeft: towardsEnd(), ArrowRight: -towardsEnd() }[event.key]
    if (steps === undefined) return
    event.preventDefault()
    event.stopPropagation()
    set(width + steps * STEP_REM)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule one can move is no hr.
    <div
      className="resizer"
      role="separator"
      aria-orientation="vertical"
      aria-label={texts.columns.width({ column: texts.columns[name] })}
      aria-valuenow={width}
      aria-valuemin={NARROWEST_REM}
      aria-valuemax={WIDEST_REM}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  )
}
